package io.github.energyjunit.measurement.header;

import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.FileFormat;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.meter.sources.Sources.PassedOver;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes the JVM that measures: the first line of the measurement file.
 *
 * @param run random id, the same on each of the file's lines
 * @param started wall-clock time of the line's {@code startNanos} 0
 * @param source where joules come from
 * @param machine what the numbers hold for
 * @param net whether idle power is taken off
 * @param idle power of the idle machine, or {@code null} when it is not known yet
 * @param cpuClock name of the clock of the machine's busy time
 * @param passedOver better sources, and why they are not used
 * @param module what the build calls the module whose tests these are, or {@code null} when nobody said
 * @param build what the build calls itself, or {@code null} when nobody said
 * @param included what counts as the tests' beside their JVM and its children, or {@code null} for nothing
 */
public record RunHeader(
        String run,
        Instant started,
        SourceInfo source,
        Machine machine,
        boolean net,
        @Nullable IdleEstimate idle,
        String cpuClock,
        List<PassedOver> passedOver,
        @Nullable String module,
        @Nullable String build,
        @Nullable String included) {
    /** Writes the line, without its end. */
    public String toJson() {
        SourceInfo.Model model = source.model();
        String attribution = net ? FileFormat.NET : FileFormat.GROSS;
        JsonLine json = LineType.JVM.begin();
        json.field(Field.SCHEMA, FileFormat.SCHEMA).field(Field.RUN, run).field(Field.STARTED, started.toString());
        json.field(Field.PID, ProcessHandle.current().pid()).field(Field.MODULE, module);
        json.field(Field.BUILD, build);
        json.beginObject(Field.SOURCE).field(Field.NAME, source.name());
        json.field(Field.QUALITY, source.quality().label()).beginArray(Field.DOMAINS);
        for (Domain domain : source.domains()) {
            json.beginElement()
                    .field(Field.NAME, domain.name())
                    .field(Field.COUNTED, domain.counted())
                    .end();
        }
        json.end().field(Field.MODEL, model == null ? null : model.name());
        json.field(Field.UNCERTAINTY, model == null ? null : (Double) model.uncertainty())
                .end();
        json.beginObject(Field.FINGERPRINT).field(Field.SOURCE, source.name());
        json.field(Field.MODEL, model == null ? null : model.name());
        json.field(Field.DOMAINS, countedDomains());
        json.field(Field.CPU_MODEL, machine.cpuModel()).field(Field.CPU_COUNT, (long) machine.cpuCount());
        json.field(Field.JVM_FEATURE, (long) machine.jvmFeature()).field(Field.GC, machine.gc());
        json.field(Field.ATTRIBUTION, attribution);
        if (included != null) {
            // Absent where nothing is, so that what was measured by earlier versions goes on to compare.
            json.field(Field.INCLUDE, included);
        }
        json.end();
        json.field(Field.ATTRIBUTION, attribution);
        json.field(Field.IDLE_WATTS, idle == null ? null : idle.watts());
        json.field(Field.IDLE_WATTS_LOW, idle == null ? null : (Double) idle.low());
        json.field(Field.IDLE_WATTS_HIGH, idle == null ? null : (Double) idle.high());
        json.field(Field.IDLE_METHOD, idle == null ? null : idle.method());
        json.field(Field.CPU_CLOCK, cpuClock).field(Field.JVM, machine.jvm()).field(Field.OS, machine.os());
        MachineSettings.current().write(json);
        json.beginArray(Field.PASSED_OVER);
        for (PassedOver other : passedOver) {
            json.beginElement().field(Field.SOURCE, other.source()).field(Field.REASON, other.reason());
            json.field(Field.REMEDY, other.remedy()).end();
        }
        json.end().beginArray(Field.NOTES);
        source.notes().forEach(json::element);
        return json.toString();
    }

    private String countedDomains() {
        return source.domains().stream()
                .filter(Domain::counted)
                .map(Domain::name)
                .sorted()
                .collect(Collectors.joining("+"));
    }
}
