package io.github.energyjunit.measurement.header;

import io.github.energyjunit.measurement.file.FileFormat;
import io.github.energyjunit.measurement.file.JsonLine;
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
        @Nullable String module) {
    /** Writes the line, without its end. */
    public String toJson() {
        SourceInfo.Model model = source.model();
        String attribution = net ? "net" : "gross";
        JsonLine json = new JsonLine();
        json.field("type", "jvm")
                .field("schema", FileFormat.SCHEMA)
                .field("run", run)
                .field("started", started.toString());
        json.field("pid", ProcessHandle.current().pid()).field("module", module);
        json.beginObject("source").field("name", source.name());
        json.field("quality", source.quality().label()).beginArray("domains");
        for (Domain domain : source.domains()) {
            json.beginElement()
                    .field("name", domain.name())
                    .field("counted", domain.counted())
                    .end();
        }
        json.end().field("model", model == null ? null : model.name());
        json.field("uncertainty", model == null ? null : (Double) model.uncertainty())
                .end();
        json.beginObject("fingerprint").field("source", source.name());
        json.field("model", model == null ? null : model.name());
        json.field("domains", countedDomains());
        json.field("cpuModel", machine.cpuModel()).field("cpuCount", (long) machine.cpuCount());
        json.field("jvmFeature", (long) machine.jvmFeature()).field("gc", machine.gc());
        json.field("attribution", attribution).end();
        json.field("attribution", attribution);
        json.field("idleWatts", idle == null ? null : idle.watts());
        json.field("idleWattsLow", idle == null ? null : (Double) idle.low());
        json.field("idleWattsHigh", idle == null ? null : (Double) idle.high());
        json.field("idleMethod", idle == null ? null : idle.method());
        json.field("cpuClock", cpuClock).field("jvm", machine.jvm()).field("os", machine.os());
        MachineSettings.current().write(json);
        json.beginArray("passedOver");
        for (PassedOver other : passedOver) {
            json.beginElement().field("source", other.source()).field("reason", other.reason());
            json.field("remedy", other.remedy()).end();
        }
        json.end().beginArray("notes");
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
