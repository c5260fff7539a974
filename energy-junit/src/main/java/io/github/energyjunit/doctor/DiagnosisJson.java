package io.github.energyjunit.doctor;

import io.github.energyjunit.measurement.file.JsonLine;

/** Writes a diagnosis for scripts. */
final class DiagnosisJson {
    private static final long SCHEMA = 1;

    private DiagnosisJson() {}

    static String of(Diagnosis diagnosis) {
        JsonLine json = new JsonLine();
        json.field("schema", SCHEMA).field("machine", diagnosis.machine());
        json.field("exitStatus", (long) diagnosis.exitStatus()).beginArray("sources");
        for (SourceFinding source : diagnosis.sources()) {
            json.beginElement()
                    .field("name", source.name())
                    .field("quality", source.quality().label());
            json.field("available", source.isReadable()).field("used", source.used());
            json.field("reason", source.reason())
                    .field("remedy", source.remedy())
                    .beginArray("domains");
            for (SourceFinding.Live live : source.live()) {
                json.beginElement().field("name", live.domain()).field("counted", live.counted());
                json.field("watts", live.watts() < 0 ? null : (Double) live.watts())
                        .end();
            }
            json.end().beginArray("notes");
            source.notes().forEach(json::element);
            json.end().end();
        }
        Running running = diagnosis.running();
        json.end().field("seconds", (Double) running.seconds()).beginArray("topConsumers");
        for (Running.Used used : running.most()) {
            json.beginElement().field("process", used.process()).field("pid", used.pid());
            json.field("cpus", (Double) used.cpus())
                    .field("joules", used.joules())
                    .end();
        }
        json.end().beginArray("findings");
        for (Finding finding : diagnosis.findings()) {
            json.beginElement().field("topic", finding.topic()).field("text", finding.text());
            json.field("remedy", finding.remedy()).end();
        }
        return json.toString();
    }
}
