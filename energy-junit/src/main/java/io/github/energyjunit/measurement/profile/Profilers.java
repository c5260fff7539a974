package io.github.energyjunit.measurement.profile;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the profiler that {@code energy.profile} asks for. */
public final class Profilers {
    /** The setting. */
    public static final String KEY = "energy.profile";

    /** No stacks are sampled. */
    public static final String OFF = "off";

    /** Only regressions that a comparison has confirmed are sampled, and by an engine that it names to its JVMs. */
    public static final String AUTO = "auto";

    /** The JDK's flight recorder samples. */
    public static final String JFR = "jfr";

    /** async-profiler samples. */
    public static final String ASYNC = "async";

    /** What the setting may be. */
    public static final List<String> ALLOWED = List.of(OFF, AUTO, JFR, ASYNC);

    /**
     * How often stacks are looked at: the comparison of two versions, and nobody else, tells it the JVMs in which it samples
     * regressions.
     */
    public static final String PERIOD = "energy.worker.profilePeriod";

    /** How often stacks are looked at unless something else is said: at 10 ms, sampling would cost a test over 2 %. */
    public static final Duration USUAL_PERIOD = Duration.ofMillis(20);

    private Profilers() {}

    /**
     * Starts to sample, or says once why that is not possible here; measuring goes on without it.
     *
     * @param file where the recording is written to when this JVM ends; {@code null} where nothing can be written
     * @param lines appends a line to the measurement file that says with what stacks are sampled, or why they are not
     * @throws InvalidConfigurationException if the setting has a value that is not allowed
     */
    public static Profiler start(
            Configuration configuration, @Nullable Path file, Consumer<UnaryOperator<JsonLine>> lines) {
        String engine = configuration.choice(KEY, OFF, ALLOWED);
        if (engine.equals(OFF) || engine.equals(AUTO)) {
            return Profiler.OFF;
        }
        Profiler profiler = new GuardedProfiler(
                start(engine, file, configuration.duration(PERIOD, USUAL_PERIOD).orElse(USUAL_PERIOD)));
        lines.accept(profiler::describe);
        return profiler;
    }

    private static Profiler start(String engine, @Nullable Path file, Duration period) {
        if (file == null) {
            return without(engine, "there is no measurement file to keep a recording next to");
        }
        try {
            return engine.equals(ASYNC) ? AsyncEngine.start(file, period) : FlightRecorderEngine.start(file, period);
        } catch (Throwable e) {
            return without(engine, reason(e));
        }
    }

    private static String reason(Throwable why) {
        if (why instanceof AsyncEngine.Unable) {
            return String.valueOf(why.getMessage());
        }
        return why instanceof LinkageError
                ? "this Java runtime has no module jdk.jfr (" + why + "); run the tests with a JDK that has it"
                : "the flight recorder of this JVM does not start: " + why;
    }

    private static Profiler without(String engine, String reason) {
        Logger.getLogger(Profilers.class.getName())
                .warning("energy-junit cannot sample stacks for " + KEY + "=" + engine + ": " + reason
                        + "; energy is measured without a profile");
        return new Profiler() {
            @Override
            public @Nullable Mark begin() {
                return null;
            }

            @Override
            public JsonLine describe(JsonLine line) {
                return line.field(Field.ENGINE, engine)
                        .field(Field.FILE, (String) null)
                        .field(Field.REASON, reason);
            }
        };
    }
}
