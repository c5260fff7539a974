package io.github.energyjunit.publish;

import io.github.energyjunit.measured.MetricNames;
import io.github.energyjunit.metrics.MetricFamily;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the number of series: of too many tests those stay that failed or warn, then those of highest energy use; the same
 * holds for classes.
 */
final class Cardinality {
    private static final String TEST = "test";
    private static final String CLASS = "class";

    private static final Set<String> JOULES =
            Set.of(MetricNames.TEST_JOULES, MetricNames.CLASS_JOULES, MetricNames.CLASS_TOTAL_JOULES);
    private static final Set<String> STATUS = Set.of(MetricNames.GATE_STATUS, MetricNames.CLASS_GATE_STATUS);

    /** Verdicts by their numbers in the gate's status: what fails goes before what warns, and that before all others. */
    private static final Map<BigDecimal, Integer> RANKS = Map.of(BigDecimal.valueOf(2), 0, BigDecimal.ONE, 1);

    private static final int OTHERS = 2;

    private final List<MetricFamily> families;

    private Cardinality(List<MetricFamily> families) {
        this.families = families;
    }

    /**
     * What is sent.
     *
     * @param tests how many tests have series
     * @param leftTests how many tests have none
     * @param leftClasses how many classes have none
     */
    record Capped(List<MetricFamily> families, int tests, int leftTests, int leftClasses) {}

    /** Keeps the series of that many tests and classes, and all that belong to neither. */
    static Capped capped(List<MetricFamily> families, int most) {
        Cardinality all = new Cardinality(families);
        Set<String> tests = all.names(TEST);
        Set<String> classes = all.names(CLASS);
        Set<String> keptTests = all.kept(TEST, tests, most);
        Set<String> keptClasses = all.kept(CLASS, classes, most);
        List<MetricFamily> kept = families.stream()
                .map(family -> family.withSamples(family.samples().stream()
                        .filter(sample -> isIn(keptTests, sample.labels().get(TEST))
                                && isIn(keptClasses, sample.labels().get(CLASS)))
                        .toList()))
                .toList();
        return new Capped(kept, keptTests.size(), tests.size() - keptTests.size(), classes.size() - keptClasses.size());
    }

    private static boolean isIn(Set<String> kept, @Nullable String name) {
        return name == null || kept.contains(name);
    }

    private Set<String> kept(String label, Set<String> names, int most) {
        if (names.size() <= most) {
            return names;
        }
        Map<String, BigDecimal> joules = highest(label);
        Map<String, Integer> ranks = ranks(label);
        return names.stream()
                .sorted(Comparator.comparingInt((String name) -> ranks.getOrDefault(name, OTHERS))
                        .thenComparing(name -> joules.getOrDefault(name, BigDecimal.ZERO), Comparator.reverseOrder())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .collect(Collectors.toSet());
    }

    private Set<String> names(String label) {
        Set<String> names = new LinkedHashSet<>();
        families.forEach(family -> family.samples().forEach(sample -> {
            String name = sample.labels().get(label);
            if (name != null) {
                names.add(name);
            }
        }));
        return names;
    }

    private Map<String, BigDecimal> highest(String label) {
        Map<String, BigDecimal> values = new HashMap<>();
        samples(JOULES)
                .forEach(sample ->
                        values.merge(sample.labels().getOrDefault(label, ""), sample.value(), BigDecimal::max));
        return values;
    }

    private Map<String, Integer> ranks(String label) {
        Map<String, Integer> ranks = new HashMap<>();
        samples(STATUS)
                .forEach(sample -> ranks.merge(
                        sample.labels().getOrDefault(label, ""),
                        RANKS.getOrDefault(sample.value(), OTHERS),
                        Math::min));
        return ranks;
    }

    private List<MetricFamily.Sample> samples(Set<String> names) {
        return families.stream()
                .filter(each -> names.contains(each.name()))
                .flatMap(each -> each.samples().stream())
                .toList();
    }
}
