package io.github.energyjunit.measurement.profile;

import io.github.energyjunit.measurement.file.JsonLine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * Samples by the JDK's own flight recorder. The one class that begins to use {@code jdk.jfr}, which a Java runtime may lack.
 *
 * <p>Where the JDK samples by CPU time (from 25 on, on Linux) that is what is recorded, in native code too. Elsewhere it
 * looks at running threads by the clock, up to five of them in Java code and one in native code each time.
 */
final class FlightRecorderProfiler implements Profiler {
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final String BY_CPU_TIME = "jdk.CPUTimeSample";

    /** Beyond it the recorder forgets its oldest part. An hour of one busy thread is about 40 MB. */
    private static final long MOST_BYTES = 256L << 20;

    private final Path file;
    private final boolean byCpuTime;

    private FlightRecorderProfiler(Path file, boolean byCpuTime) {
        this.file = file;
        this.byCpuTime = byCpuTime;
    }

    static Profiler start(Path file) throws IOException {
        boolean byCpuTime = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .anyMatch(type -> type.getName().equals(BY_CPU_TIME));
        // It lives until the JVM ends, which writes it; nobody closes it.
        Recording recording = new Recording();
        try {
            recording.setName("energy-junit");
            recording.setMaxSize(MOST_BYTES);
            recording.setDestination(file);
            recording.setDumpOnExit(true);
            if (byCpuTime) {
                recording.enable(BY_CPU_TIME).with("throttle", PERIOD.toMillis() + "ms");
            } else {
                recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
                recording.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
            }
            // Which thread started which tells whose the samples are.
            recording.enable("jdk.ThreadStart").withoutStackTrace();
            recording.enable(BodyEvent.class).withThreshold(Duration.ZERO);
            recording.start();
        } catch (Throwable e) {
            recording.close();
            throw e;
        }
        return new FlightRecorderProfiler(file, byCpuTime);
    }

    @Override
    public Mark begin() {
        BodyEvent event = new BodyEvent();
        event.begin();
        return event;
    }

    @Override
    public JsonLine describe(JsonLine line) {
        line.field("engine", "jfr").field("file", String.valueOf(file.getFileName()));
        line.field("reason", (String) null);
        line.field("clock", byCpuTime ? "cpu" : "wall").field("periodNanos", PERIOD.toNanos());
        line.beginArray("classPath");
        for (String property : new String[] {"java.class.path", "jdk.module.path"}) {
            for (String entry : System.getProperty(property, "").split(Pattern.quote(File.pathSeparator), -1)) {
                if (!entry.isEmpty()) {
                    line.element(entry);
                }
            }
        }
        return line.end();
    }
}
