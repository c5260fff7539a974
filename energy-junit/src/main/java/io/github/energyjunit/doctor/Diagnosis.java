package io.github.energyjunit.doctor;

import io.github.energyjunit.meter.Quality;
import java.util.List;
import java.util.Optional;

/**
 * Holds all that was found.
 *
 * @param machine processor and threads, in words
 * @param sources every source, in the order of preference
 * @param running the processes that used most meanwhile
 * @param findings what affects measurements
 */
public record Diagnosis(String machine, List<SourceFinding> sources, Running running, List<Finding> findings) {
    /** Copies the lists. */
    public Diagnosis {
        sources = List.copyOf(sources);
        findings = List.copyOf(findings);
    }

    /** Returns 0 where a counter can be read, 1 where there is an estimate only, 2 where tests would get no reading. */
    public int exitStatus() {
        Optional<SourceFinding> used =
                sources.stream().filter(SourceFinding::used).findFirst();
        if (used.isEmpty() || !used.get().isReadable()) {
            return 2;
        }
        return used.get().quality() == Quality.ESTIMATED ? 1 : 0;
    }

    /** Returns the diagnosis as text of one screen. */
    public String toText() {
        return new DiagnosisText(this).toString();
    }

    /** Returns the diagnosis as one line of JSON. */
    public String toJson() {
        return DiagnosisJson.of(this);
    }
}
