package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UserLockTests {
    private @TempDir Path folder;

    private UserLock lock() {
        return new UserLock(folder.resolve("a.lock"));
    }

    @Test
    void leaves_no_file_behind() throws IOException {
        UserLock.Held held = lock().take(Duration.ofSeconds(30));
        assertThat(folder.resolve("a.lock")).exists();

        held.close();

        assertThat(folder).isEmptyDirectory();
        lock().take(Duration.ofSeconds(30)).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void is_not_held_twice_though_its_file_comes_and_goes() throws Exception {
        UserLock.Held held = lock().take(Duration.ofSeconds(30));
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
            try (UserLock.Held other = lock().take(Duration.ofSeconds(30))) {
                return other != null && Files.exists(folder.resolve("a.lock"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Thread.sleep(100);
        assertThat(second).isNotDone();

        held.close();

        assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void is_not_held_by_who_locked_a_deleted_file_though_another_one_has_taken_its_place() throws IOException {
        Path file = folder.resolve("a.lock");
        try (FileChannel deleted = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(lock().isStillThere(deleted)).isTrue();
            Files.delete(file);
            assertThat(lock().isStillThere(deleted)).isFalse();
            Files.createFile(file);

            assertThat(lock().isStillThere(deleted)).isFalse();
        }
    }

    @Test
    void is_given_up_after_the_time_that_was_allowed_and_says_so() throws IOException {
        try (UserLock.Held held = lock().take(Duration.ofSeconds(30))) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> lock().take(Duration.ofMillis(50)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another JVM held");
        }
    }

    @Test
    void a_file_system_that_is_slow_is_not_taken_for_one_that_does_not_answer() throws IOException {
        UserLock slow = new UserLock(folder.resolve("a.lock")) {
            @Override
            FileChannel open() throws IOException {
                hesitate();
                return super.open();
            }

            @Override
            boolean tryLock(FileChannel channel) throws IOException {
                hesitate();
                return super.tryLock(channel);
            }

            @Override
            boolean isStillThere(FileChannel channel) throws IOException {
                hesitate();
                return super.isStillThere(channel);
            }
        };

        slow.take(Duration.ofSeconds(30)).close();
        assertThat(folder).isEmptyDirectory();
    }

    /** Takes more than half of the time that may pass without a sign. */
    private static void hesitate() throws IOException {
        try {
            Thread.sleep(350);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void says_why_there_is_none() {
        assertThatThrownBy(() -> new UserLock(folder.resolve("none/a.lock")).take(Duration.ofSeconds(30)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be locked");
    }

    @Test
    void neither_loses_an_interrupt_nor_ends_by_it() throws IOException {
        Thread.currentThread().interrupt();

        UserLock.Held held = lock().take(Duration.ofSeconds(30));

        assertThat(Thread.interrupted()).isTrue();
        held.close();
    }
}
