package io.github.energyjunit.ledger;

import io.github.energyjunit.measured.JvmLedger.CpuSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What processes or containers used while any of several JVMs looked. All JVMs see the same clock of a process, so what two
 * have both seen counts once.
 */
final class CpuSpans {
    private final Map<String, List<CpuSpan>> byKey = new LinkedHashMap<>();

    CpuSpans(List<CpuSpan> spans) {
        spans.forEach(span ->
                byKey.computeIfAbsent(span.key(), key -> new ArrayList<>()).add(span));
    }

    /** One process or container and what it used, in ns. */
    record Used(CpuSpan span, long nanos) {}

    /** Lists each once, what used most first. */
    List<Used> most() {
        return byKey.values().stream()
                .map(spans -> new Used(known(spans), covered(spans)))
                .sorted(Comparator.comparingLong(Used::nanos).reversed())
                .toList();
    }

    /** Returns what all used together, in ns. */
    long nanos() {
        return byKey.values().stream().mapToLong(CpuSpans::covered).sum();
    }

    /** Returns the one that tells most: an engine names a container only once it is asked. */
    private static CpuSpan known(List<CpuSpan> spans) {
        return spans.stream()
                .filter(span -> span.container() != null)
                .findFirst()
                .orElse(spans.get(0));
    }

    private static long covered(List<CpuSpan> spans) {
        long covered = 0;
        long end = 0;
        for (CpuSpan span : spans.stream()
                .sorted(Comparator.comparingLong(CpuSpan::fromNanos))
                .toList()) {
            covered += Math.max(0, span.toNanos() - Math.max(end, span.fromNanos()));
            end = Math.max(end, span.toNanos());
        }
        return covered;
    }
}
