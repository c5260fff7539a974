package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.baseline.Baseline;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.TokenVariable;
import io.github.energyjunit.baseline.prometheus.FleetHistory;
import io.github.energyjunit.baseline.prometheus.FleetSource;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A baseline to compare with.
 *
 * @param name its file or server, for people
 * @param exists whether there is such a file or history
 * @param command what makes it, or adds to it
 * @param trouble why it could not be read although it may be there; null if it could
 */
public record BaselineReference(
        String name,
        Baseline baseline,
        boolean exists,
        String command,
        @Nullable String trouble) {

    /**
     * Read a baseline.
     *
     * @throws IOException if it cannot be read
     */
    public static BaselineReference read(BaselineFile file) throws IOException {
        return new BaselineReference(file.path().toString(), file.read(), file.exists(), BaselineFile.COMMAND, null);
    }

    /** Reads what earlier builds have pushed; a server that does not answer is no error of this build, but no baseline. */
    static BaselineReference read(FleetSource source, Analysis analysis) throws IOException {
        String wrong = TokenVariable.problem(FleetSource.TOKEN, source.token());
        if (wrong != null) {
            return new BaselineReference(source.name(), Baseline.EMPTY, false, FleetSource.COMMAND, wrong);
        }
        Map<SortedMap<String, String>, Set<String>> wanted = new LinkedHashMap<>();
        for (JudgedTest judged : analysis.tests()) {
            wanted.computeIfAbsent(judged.test().fingerprint(), key -> new TreeSet<>())
                    .add(judged.test().test());
        }
        Instant began = analysis.runs().stream()
                .map(run -> run.jvm().started())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        try {
            Baseline baseline = new FleetHistory(source).of(wanted, began);
            boolean exists = !baseline.sections().isEmpty();
            return new BaselineReference(source.name(), baseline, exists, FleetSource.COMMAND, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading from " + source.name(), e);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new BaselineReference(source.name(), Baseline.EMPTY, false, FleetSource.COMMAND, why);
        }
    }
}
