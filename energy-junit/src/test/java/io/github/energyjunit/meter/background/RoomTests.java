package io.github.energyjunit.meter.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Room.THREADS - 1, Room.THREADS, 1_000})
    void is_left_where_so_many_threads_can_be_started_and_none_of_them_stays(int most) {
        List<Thread> made = new ArrayList<>();

        boolean left = Room.isLeft(task -> {
            Thread thread = made.size() < most ? new Thread(task) : new Unstartable();
            made.add(thread);
            return thread;
        });

        assertThat(left).isEqualTo(most >= Room.THREADS);
        assertThat(made).noneMatch(Thread::isAlive);
    }

    /** Is refused by the system. */
    private static final class Unstartable extends Thread {
        @Override
        public synchronized void start() {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }
}
