package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The user's own flight recording, beside ours. */
class OtherRecordingTests {
    private static final double PERIOD_NANOS = 20e6;

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void stacks_that_another_recording_asked_for_are_not_taken_for_those_of_async_profiler() throws Exception {
        Path output = folder.resolve("async");
        Path other = folder.resolve("other.jfr");
        RecordedWork.record(
                "async", output, "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + other);
        List<String> warnings = new ArrayList<>();

        TestProfile left = RecordedWork.read(output, warnings).of("Work#left()").orElseThrow();

        double own = left.samples()
                * KnownParts.method(left, KnownParts.WORK + "left").energy().joules()
                / left.energy().joules();
        // Its one thread works for so long, in CPU time, and no longer.
        assertThat(own).isBetween(1.0, 1.15 * ProfiledWork.CPU_NANOS / PERIOD_NANOS);
        assertThat(warnings).isEmpty();
        assertThat(RecordingFile.readAllEvents(other))
                .as("the other recording went on, by its own settings")
                .extracting(event -> event.getEventType().getName())
                .contains("jdk.ExecutionSample", "jdk.CPULoad", "jdk.Shutdown");
    }
}
