package io.github.energyjunit.reading;

import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measurement.file.FileFormat;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.meter.idle.LoadLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The idle power of each machine that a build measured on: one for all of its measurements, whichever JVM took them.
 *
 * <p>What the user says counts. Otherwise the calibration before the tests and what the tests' own windows point to are
 * held against each other: the narrower one counts, within the bounds that both have in common. Where they contradict each
 * other, a quiet machine is believed, and else neither.
 */
final class IdlePowers {

    private static final IdleEstimate NOTHING = new IdleEstimate(null, 0, Double.POSITIVE_INFINITY, "unknown");

    private static final Set<String> AT_REST = Set.of(IdleEstimate.QUIET, IdleEstimate.STILL);

    private final Map<String, IdleEstimate> byMachine = new HashMap<>();

    /** Finds out for what is in these files. */
    static IdlePowers of(List<MeasurementFile> files) throws IOException {
        IdlePowers powers = new IdlePowers();
        Map<String, LoadLine> loads = new HashMap<>();
        for (MeasurementFile file : files) {
            Jvm jvm = file.jvm();
            if (isOpen(jvm)) {
                powers.byMachine.merge(machine(jvm), handedOn(jvm), IdlePowers::better);
                LoadLine line = loads.computeIfAbsent(machine(jvm), key -> new LoadLine(0));
                file.loads().forEach(line::add);
            }
        }
        loads.forEach((machine, line) ->
                powers.byMachine.computeIfPresent(machine, (key, before) -> choose(before, line.estimate())));
        return powers;
    }

    private static IdleEstimate handedOn(Jvm jvm) {
        return Objects.requireNonNullElse(jvm.idle(), NOTHING);
    }

    /** Returns what holds for a JVM; null where its numbers stay as they are. */
    @Nullable
    IdleEstimate of(Jvm jvm) {
        IdleEstimate found = isOpen(jvm) ? byMachine.get(machine(jvm)) : null;
        return found == null || found.high() == Double.POSITIVE_INFINITY ? null : found;
    }

    /** Choose between what was known before the tests and what they have shown. */
    static IdleEstimate choose(IdleEstimate before, @Nullable IdleEstimate run) {
        if (run == null || before.method().equals(IdleEstimate.GIVEN)) {
            return before;
        }
        double low = Math.max(before.low(), run.low());
        double high = Math.min(before.high(), run.high());
        if (low > high) {
            // Whoever saw the machine at rest is right: nothing says that power over load is straight.
            return AT_REST.contains(before.method())
                    ? before
                    : new IdleEstimate(
                            null,
                            Math.min(before.low(), run.low()),
                            Math.max(before.high(), run.high()),
                            IdleEstimate.REGRESSION);
        }
        IdleEstimate better = better(before, run);
        Double watts = better.watts();
        return new IdleEstimate(
                watts == null ? null : (Double) Math.min(high, Math.max(low, watts)), low, high, better.method());
    }

    private static IdleEstimate better(IdleEstimate one, IdleEstimate other) {
        if ((one.watts() == null) != (other.watts() == null)) {
            return one.watts() == null ? other : one;
        }
        return other.width() < one.width() ? other : one;
    }

    /** Returns whether idle power is taken off, and no model says how much. */
    private static boolean isOpen(Jvm jvm) {
        return FileFormat.NET.equals(jvm.attribution()) && jvm.source().model() == null;
    }

    private static String machine(Jvm jvm) {
        String domains = jvm.source().domains().stream()
                .filter(Source.Domain::counted)
                .map(Source.Domain::name)
                .sorted()
                .collect(Collectors.joining("+"));
        return String.join(
                "|",
                jvm.source().name(),
                domains,
                String.valueOf(jvm.fingerprint().get("cpuModel")),
                String.valueOf(jvm.fingerprint().get("cpuCount")));
    }
}
