package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.Region;
import io.github.energyjunit.measurement.RegionReading;
import io.github.energyjunit.measurement.Regions;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Measures the energy of a region of code, in a test or anywhere else:
 *
 * <pre>{@code
 * MeasuredRegion<Orders> load = Energy.measure("load", () -> Orders.read(file));
 * }</pre>
 *
 * <p>In a measured test, the region is a part of the test: its joules are included in the test's joules, which do not change,
 * and the measurement file has a line for it. Elsewhere it is measured separately, with the settings of the test plan, or
 * with those of the system properties if no plan is running.
 *
 * <p>A counter that cannot be read, an invalid setting or a full disk never makes the code fail: there is then no reading,
 * and a reason. Exceptions thrown by the code are propagated unchanged.
 *
 * @since 0.1.0
 */
public final class Energy {
    private Energy() {}

    /**
     * Code that returns nothing.
     *
     * @param <X> the type of exception that it may throw
     */
    @FunctionalInterface
    public interface Work<X extends Throwable> {
        /**
         * Runs the code.
         *
         * @throws X if the code does
         */
        void run() throws X;
    }

    /**
     * Code that returns a value.
     *
     * @param <T> the type of the value
     * @param <X> the type of exception that it may throw
     */
    @FunctionalInterface
    public interface Task<T extends @Nullable Object, X extends Throwable> {
        /**
         * Runs the code and returns its value.
         *
         * @throws X if the code does
         */
        T call() throws X;
    }

    /**
     * Runs code and measures its energy.
     *
     * @param name the name of the region in files; it should not change from call to call
     * @throws X if the code does
     */
    public static <X extends Throwable> MeasuredRegion<@Nullable Void> measure(String name, Work<X> work) throws X {
        Objects.requireNonNull(work, "work");
        return measure(name, new Nothing<>(work));
    }

    /**
     * Runs code, measures its energy, and returns both its value and its energy.
     *
     * @param name the name of the region in files; it should not change from call to call
     * @throws X if the code does
     */
    public static <T extends @Nullable Object, X extends Throwable> MeasuredRegion<T> measure(
            String name, Task<T, X> task) throws X {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(task, "task");
        Running running = Running.begin(name);
        boolean successful = false;
        T value;
        try {
            value = task.call();
            successful = true;
        } finally {
            running.end(successful);
        }
        return running.with(value);
    }

    private record Nothing<X extends Throwable>(Work<X> work) implements Task<@Nullable Void, X> {
        @Override
        @SuppressWarnings("NullAway") // it takes a type variable's nullness from its bound
        public @Nullable Void call() throws X {
            work.run();
            return null;
        }
    }

    /** Is one region from its beginning to its end; none of its methods throws. */
    private static final class Running {
        private final String name;
        private @Nullable Recorder recorder;
        private @Nullable Region region;
        private @Nullable RegionReading reading;
        private String reason = "measuring failed; the log says why";
        private long nanos;

        private Running(String name) {
            this.name = name;
        }

        static Running begin(String name) {
            Running running = new Running(name);
            Harmless.run("measure a region", running::begin);
            running.nanos = System.nanoTime();
            return running;
        }

        private void begin() {
            try {
                Recorder open = Recorders.here();
                if (open == null) {
                    reason = "energy.skip is set";
                    return;
                }
                recorder = open;
                region = open.regions().begin(name);
            } catch (InvalidConfigurationException e) {
                reason = String.valueOf(e.getMessage());
            }
        }

        void end(boolean successful) {
            nanos = System.nanoTime() - nanos;
            Recorder open = recorder;
            Region begun = region;
            if (open != null && begun != null) {
                Regions regions = open.regions();
                reading = Harmless.get("measure a region", () -> regions.end(begun, successful));
            }
        }

        <T extends @Nullable Object> MeasuredRegion<T> with(T value) {
            Recorder open = recorder;
            RegionReading known = reading;
            return open == null || known == null
                    ? MeasuredRegion.unread(name, value, nanos, reason)
                    : MeasuredRegion.of(name, value, open.source(), known);
        }
    }
}
