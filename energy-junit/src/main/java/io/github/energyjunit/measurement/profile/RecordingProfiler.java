package io.github.energyjunit.measurement.profile;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Has stacks sampled into a flight recording, and marks bodies in it.
 *
 * @param engine what samples
 * @param event at which event of the engine's a stack is looked at
 * @param period how often that is
 * @param byCpuTime whether it looks after so much CPU time of a thread, rather than by the clock
 * @param file where the recording is written to when this JVM ends
 */
record RecordingProfiler(String engine, String event, Duration period, boolean byCpuTime, Path file)
        implements Profiler {
    @Override
    public Mark begin() {
        return new MarkedBody();
    }

    @Override
    public JsonLine describe(JsonLine line) {
        line.field(Field.ENGINE, engine).field(Field.FILE, String.valueOf(file.getFileName()));
        line.field(Field.REASON, (String) null).field(Field.EVENT, event);
        line.field(Field.CLOCK, byCpuTime ? "cpu" : "wall").field(Field.PERIOD_NANOS, period.toNanos());
        line.beginArray(Field.CLASS_PATH);
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
