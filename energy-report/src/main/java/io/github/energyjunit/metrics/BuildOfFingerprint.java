package io.github.energyjunit.metrics;

import io.github.energyjunit.measured.Run;
import io.github.energyjunit.units.Joules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the JVMs of a build have in common that measured under one fingerprint. */
record BuildOfFingerprint(SortedMap<String, String> fingerprint, List<Run> runs) {

    BuildOfFingerprint(SortedMap<String, String> fingerprint) {
        this(fingerprint, new ArrayList<>());
    }

    void add(Run run) {
        runs.add(run);
    }

    /** Returns when the last JVM began, in seconds since 1970. */
    @Nullable
    BigDecimal started() {
        return runs.stream()
                .map(run -> run.jvm().started())
                .max(Instant::compareTo)
                .map(time -> BigDecimal.valueOf(time.toEpochMilli(), 3))
                .orElse(null);
    }

    @Nullable
    BigDecimal idleWatts() {
        OptionalDouble watts = mean(run -> run.jvm().idleWatts());
        return watts.isPresent() ? BigDecimal.valueOf(watts.getAsDouble()) : null;
    }

    @Nullable
    BigDecimal canary() {
        OptionalDouble level =
                mean(run -> run.canary() == null ? null : run.canary().level());
        return level.isPresent() ? Joules.ofMicrojoules(level.getAsDouble()).decimal() : null;
    }

    private OptionalDouble mean(Function<Run, @Nullable Double> value) {
        return runs.stream()
                .map(value)
                .filter(Objects::nonNull)
                .mapToDouble(Objects::requireNonNull)
                .average();
    }
}
