package io.github.energyjunit.measurement.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * Samples by the JDK's own flight recorder.
 *
 * <p>Where the JDK samples by CPU time (from 25 on, on Linux) that is what is recorded, in native code too. Elsewhere it
 * looks at running threads by the clock, up to five of them in Java code and one in native code each time.
 */
final class FlightRecorderEngine {
    private static final String BY_CPU_TIME = "jdk.CPUTimeSample";
    private static final String BY_THE_CLOCK = "jdk.ExecutionSample";

    /** Beyond it the recorder forgets its oldest part. An hour of one busy thread is about 40 MB. */
    private static final long MOST_BYTES = 256L << 20;

    private FlightRecorderEngine() {}

    static Profiler start(Path file, Duration period) throws IOException {
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
                recording.enable(BY_CPU_TIME).with("throttle", period.toMillis() + "ms");
            } else {
                recording.enable(BY_THE_CLOCK).withPeriod(period);
                recording.enable("jdk.NativeMethodSample").withPeriod(period);
            }
            // Which thread started which tells whose the samples are.
            recording.enable("jdk.ThreadStart").withoutStackTrace();
            recording.enable(BodyEvent.class).withThreshold(Duration.ZERO);
            recording.start();
        } catch (Throwable e) {
            recording.close();
            throw e;
        }
        return new RecordingProfiler(Profilers.JFR, byCpuTime ? BY_CPU_TIME : BY_THE_CLOCK, period, byCpuTime, file);
    }
}
