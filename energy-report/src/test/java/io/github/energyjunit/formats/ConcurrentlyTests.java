package io.github.energyjunit.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class ConcurrentlyTests {

    @Test
    void results_keep_the_order_of_the_calls() throws IOException {
        List<Callable<Integer>> calls = List.of(
                () -> {
                    Thread.sleep(20);
                    return 1;
                },
                () -> 2,
                () -> 3);

        assertThat(Concurrently.call(calls)).containsExactly(1, 2, 3);
        assertThat(Concurrently.call(List.<Callable<Integer>>of())).isEmpty();
    }

    @Test
    void what_a_call_throws_is_thrown() {
        IOException full = new IOException("disk full");
        assertThatThrownBy(() -> Concurrently.call(List.of(() -> 1, () -> {
                    throw full;
                })))
                .isSameAs(full);
        assertThatThrownBy(() -> Concurrently.call(List.of(() -> {
                    throw new IllegalStateException("no");
                })))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void libraries_find_their_parts_by_the_callers_class_loader() throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();

        assertThat(Concurrently.call(List.of(() -> Thread.currentThread().getContextClassLoader())))
                .containsExactly(loader);
    }
}
