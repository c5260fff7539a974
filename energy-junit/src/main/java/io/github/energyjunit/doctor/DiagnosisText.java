package io.github.energyjunit.doctor;

import io.github.energyjunit.meter.Quality;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lays a diagnosis out on one screen. */
final class DiagnosisText {
    private final Diagnosis diagnosis;
    private final StringBuilder text = new StringBuilder();

    DiagnosisText(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    @Override
    public String toString() {
        line("energy-junit doctor: " + diagnosis.machine());
        line("");
        line("Where joules can come from");
        boolean better = true;
        for (SourceFinding source : diagnosis.sources()) {
            source(source, better);
            // Where a better source is read, the lack of another one needs no mending.
            better &= !(source.used() && source.isReadable());
        }
        running(diagnosis.running());
        line("");
        line("What affects measurements");
        for (Finding finding : diagnosis.findings()) {
            line(String.format(Locale.ROOT, "  %-11s %s", finding.topic(), finding.text()));
            remedy(finding.remedy());
        }
        line("");
        line(conclusion());
        return text.toString();
    }

    private void source(SourceFinding source, boolean better) {
        String state = !source.isReadable() ? "no" : source.used() ? "USED" : "yes";
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "  %-11s %-10s %-5s",
                source.name(),
                source.quality().label(),
                state));
        if (source.reason() != null) {
            row.append(source.reason());
        } else {
            for (SourceFinding.Live live : source.live()) {
                row.append(row.charAt(row.length() - 1) == ' ' ? "" : ", ").append(live.domain());
                row.append(live.watts() < 0 ? " no reading" : String.format(Locale.ROOT, " %.2f W", live.watts()));
                row.append(live.counted() ? "" : " (not counted)");
            }
        }
        line(row.toString());
        if (better) {
            remedy(source.remedy());
        }
        if (source.used()) {
            source.notes().forEach(note -> line("              note: " + note));
        }
    }

    private void running(Running running) {
        if (running.most().isEmpty()) {
            return;
        }
        line("");
        line(String.format(
                Locale.ROOT,
                "Processes that used the most energy in these %.1f s, idle power included",
                running.seconds()));
        boolean estimated =
                diagnosis.sources().stream().anyMatch(source -> source.used() && source.quality() == Quality.ESTIMATED);
        for (Running.Used used : running.most()) {
            String joules = used.joules() == null
                    ? ""
                    : String.format(Locale.ROOT, "  %6.2f J%s", used.joules(), estimated ? " estimated" : "");
            line(String.format(
                    Locale.ROOT,
                    "  %-24s %5.0f %% of a processor%s",
                    visible(used.process()) + " (" + used.pid() + ")",
                    100 * used.cpus(),
                    joules));
        }
    }

    /** A process may be called anything: an escape would colour the console. */
    private static String visible(String name) {
        return name.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void remedy(@Nullable String remedy) {
        if (remedy != null) {
            line("              -> " + remedy);
        }
    }

    private String conclusion() {
        SourceFinding used = diagnosis.sources().stream()
                .filter(SourceFinding::used)
                .findFirst()
                .orElseThrow();
        if (!used.isReadable()) {
            return "Tests would get NO READING: they would use " + used.name() + ", which is not available.";
        }
        return used.quality() == Quality.ESTIMATED
                ? "Tests would be ESTIMATED, not measured: numbers warn, and break no budget unless"
                        + " energy.budget.allowEstimated is true."
                : "Tests would be " + used.quality().label() + " with " + used.name() + ".";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
