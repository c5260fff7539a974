package io.github.energyjunit.meter.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.SourceInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@Timeout(60)
class DaemonsTests {
    private static final InheritableThreadLocal<String> VALUE = new InheritableThreadLocal<>();

    @Test
    void take_nothing_from_whoever_makes_them() throws InterruptedException {
        AtomicReference<Thread> made = new AtomicReference<>();
        AtomicReference<String> seen = new AtomicReference<>("unset");
        Thread maker = new Thread(new ThreadGroup("a test's"), () -> {
            Thread.currentThread().setContextClassLoader(new ClassLoader(null) {});
            VALUE.set("a test's");
            Thread thread = Daemons.create("energy-junit-x", () -> seen.set(VALUE.get()));
            made.set(thread);
            thread.start();
        });
        maker.start();
        maker.join();
        Thread thread = made.get();
        ThreadGroup group = thread.getThreadGroup();
        thread.join();

        assertThat(seen).hasValue(null);
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isSameAs(Daemons.class.getClassLoader());
        assertThat(group == null || group.getParent() == null).isTrue();
    }

    @Test
    @ResourceLock(Resources.GLOBAL)
    void give_nothing_to_the_handler_of_the_tests() throws InterruptedException {
        List<Throwable> told = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, why) -> told.add(why));
        try {
            Thread thread = Daemons.create("energy-junit-x", () -> {
                throw new OutOfMemoryError("on purpose");
            });
            thread.start();
            thread.join();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void a_ticker_that_is_interrupted_reads_once_more_and_goes_on_in_peace() throws InterruptedException {
        AtomicInteger reads = new AtomicInteger();
        Meter meter = new Meter(new EnergySource() {
            @Override
            public SourceInfo info() {
                return new SourceInfo(
                        "x", Quality.MEASURED, List.of(new Domain("a", true)), Duration.ofMillis(1), null, List.of());
            }

            @Override
            public void read(long[] microjoules) {
                microjoules[0] = reads.incrementAndGet();
            }

            @Override
            public void close() {}
        });
        Set<Thread> others = tickers();
        meter.startTicking();
        Set<Thread> own = tickers();
        own.removeAll(others);
        Thread ticker = own.iterator().next();
        ticker.interrupt();
        // Long enough for a million reads of one that spins.
        Thread.sleep(300);

        assertThat(reads).hasValueLessThan(10);
        assertThat(ticker.isAlive()).isTrue();
        meter.stopTicking();
        ticker.join(30_000);
        assertThat(ticker.isAlive()).isFalse();
    }

    private static Set<Thread> tickers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("energy-junit-tick"))
                .collect(Collectors.toSet());
    }

    @Test
    void says_not_that_a_thread_runs_which_could_not_be_started() throws InterruptedException {
        Thread startedBefore = Daemons.create("test", () -> {});
        startedBefore.start();
        startedBefore.join();
        AtomicBoolean undone = new AtomicBoolean();

        assertThatThrownBy(() -> Daemons.start(startedBefore, () -> undone.set(true)))
                .isInstanceOf(IllegalThreadStateException.class);

        assertThat(undone).isTrue();
    }
}
