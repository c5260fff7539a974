package io.github.energyjunit.settings;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.gate.FailOn;
import io.github.energyjunit.report.Carbon;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The keys of the namespace {@code energy.*}, what each allows and whether the measuring JVM reads it. */
public enum EnergyKey {
    SKIP("energy.skip", true, "true or false", isOneOf("true", "false")),
    SOURCE(
            "energy.source",
            true,
            "auto, powercap, perf, msr, hwmon, scaphandre, prometheus, estimate or the name of a source of your own",
            value -> value.matches("(?i)[a-z][a-z0-9_-]*")),
    DOMAINS("energy.domains", true, "package, package+dram, psys or names of domains", value -> !value.isBlank()),
    POWERCAP_ROOT("energy.powercap.root", true, "a directory", value -> !value.isBlank()),
    PERF_ROOT("energy.perf.root", true, "a directory", value -> !value.isBlank()),
    MSR_ROOT("energy.msr.root", true, "a directory", value -> !value.isBlank()),
    HWMON_ROOT("energy.hwmon.root", true, "a directory", value -> !value.isBlank()),
    HWMON_DOMAINS("energy.hwmon.domains", true, "labels of sensors", value -> !value.isBlank()),
    SCAPHANDRE_URL("energy.scaphandre.url", true, "an address", value -> !value.isBlank()),
    SCAPHANDRE_JSON("energy.scaphandre.json", true, "a file", value -> !value.isBlank()),
    SCAPHANDRE_ROOT("energy.scaphandre.root", true, "a directory", value -> !value.isBlank()),
    SCAPHANDRE_FACTOR("energy.scaphandre.factor", true, "a number above 0", isNumber(0, true)),
    SCAPHANDRE_PERIOD("energy.scaphandre.periodSeconds", true, "seconds above 0", isNumber(0, true)),
    PROMETHEUS_URL("energy.prometheus.url", true, "an address", value -> !value.isBlank()),
    PROMETHEUS_PRESET(
            "energy.prometheus.preset",
            true,
            "none, node_exporter or kepler",
            isOneOf("none", "node_exporter", "kepler")),
    PROMETHEUS_METRIC("energy.prometheus.metric", true, "a metric", value -> !value.isBlank()),
    PROMETHEUS_UNIT("energy.prometheus.joulesPerUnit", true, "a number above 0", isNumber(0, true)),
    PROMETHEUS_RANGE("energy.prometheus.rangeJoules", true, "joules, 0 or more", isNumber(0, false)),
    PROMETHEUS_PERIOD("energy.prometheus.periodSeconds", true, "seconds above 0", isNumber(0, true)),
    DOCTOR_JSON("energy.doctor.json", false, "a file", value -> !value.isBlank()),
    ESTIMATE_IDLE_WATTS("energy.estimate.idleWatts", true, "watts of the whole machine, 0 or more", isNumber(0, false)),
    ESTIMATE_MAX_WATTS("energy.estimate.maxWatts", true, "watts of the whole machine, above 0", isNumber(0, true)),
    OUTPUT("energy.output", true, "a directory", value -> !value.isBlank()),
    MODULE("energy.module", true, "a name", value -> !value.isBlank()),
    MEASURE("energy.measure", true, "annotated or all", isOneOf("annotated", "all")),
    IDLE("energy.idle", true, "auto or off", isOneOf("auto", "off")),
    IDLE_WATTS("energy.idleWatts", true, "watts of the whole machine, 0 or more", isNumber(0, false)),
    IDLE_CALIBRATED("energy.idle.calibrated", true, "what prepare has found", value -> !value.isBlank()),
    IDLE_REMEMBER("energy.idle.remember", false, "true or false", isOneOf("true", "false")),
    IDLE_TIME("energy.idle.time", false, "a time such as 800ms, 2.5s or 1min", EnergyKey::isTime),
    SAMPLES("energy.samples", true, "a whole number from 1 to 10000", EnergyKey::isCount),
    WARMUPS("energy.warmups", true, "a whole number from 1 to 10000", EnergyKey::isCount),
    TIME("energy.time", true, "a time such as 800ms, 2.5s or 10min", EnergyKey::isTime),
    CANARY("energy.canary", true, "auto, always or never", isOneOf("auto", "always", "never")),
    FAIL_IF_NO_DATA("energy.failIfNoData", false, "true or false", isOneOf("true", "false")),
    FAIL_ON_VIOLATION("energy.failOnViolation", false, "true or false", isOneOf("true", "false")),
    ALLOW_ESTIMATED("energy.budget.allowEstimated", false, "true or false", isOneOf("true", "false")),
    BUDGET_STRICT("energy.budget.strict", false, "true or false", isOneOf("true", "false")),
    BUDGET_CONFIDENCE("energy.budget.confidence", false, "a number above 0.5 and below 1", isBetween(0.5, 1)),
    FAIL_ON("energy.failOn", false, FailOn.ALLOWED, EnergyKey::isFailOn),
    BASELINE_FILE("energy.baseline.file", true, "a file", value -> !value.isBlank()),
    BASELINE_PINNED("energy.baseline.pinned", false, "a file", value -> !value.isBlank()),
    BASELINE_RUNS("energy.baseline.runs", false, "a whole number from 3 to 50", value -> value.matches("\\d{1,2}")),
    BASELINE_SAMPLES(
            "energy.baseline.samples", false, "a whole number from 5 to 300", value -> value.matches("\\d{1,3}")),
    BASELINE_PRUNE("energy.baseline.prune", false, "true or false", isOneOf("true", "false")),
    BASELINE_COMMIT("energy.baseline.commit", false, "a revision", value -> !value.isBlank()),
    ACCEPTED_FILE("energy.accepted.file", false, "a file", value -> !value.isBlank()),
    MARGIN("energy.regression.margin", false, "a number from 0 to 1", isNumber(0, false)),
    MIN_EFFECT("energy.regression.minEffect", false, "a number from the margin", isNumber(0, false)),
    MIN_EFFECT_ESTIMATED("energy.regression.minEffectEstimated", false, "a number from minEffect", isNumber(0, false)),
    MIN_EFFECT_PINNED("energy.regression.minEffectPinned", false, "a number from the margin", isNumber(0, false)),
    MIN_JOULES("energy.regression.minJoules", false, "joules, 0 or more", isNumber(0, false)),
    FALSE_DISCOVERY_RATE(
            "energy.regression.falseDiscoveryRate", false, "a number above 0 and below 1", isBetween(0, 1)),
    CONFIDENCE("energy.regression.confidence", false, "a number above 0.5 and below 1", isBetween(0.5, 1)),
    MAX_DETECTABLE("energy.regression.maxDetectable", false, "a number from minEffect", isNumber(0, true)),
    MIN_SAMPLES(
            "energy.regression.minSamples", false, "a whole number from 3 to 1000", value -> value.matches("\\d{1,4}")),
    JVM_SPREAD("energy.regression.jvmSpread", false, "a number from 0.001 to 1", isNumber(0, false)),
    REGRESSION_ALLOW_ESTIMATED(
            "energy.regression.allowEstimated", false, "auto, true or false", isOneOf("auto", "true", "false")),
    CONFIRM("energy.confirm", false, "auto, always or never", isOneOf("auto", "always", "never")),
    CONFIRM_SINCE("energy.confirm.since", false, "a revision", value -> !value.isBlank()),
    BASE("energy.base", false, "a revision", value -> !value.isBlank()),
    BASE_DIR("energy.base.dir", false, "a directory", value -> !value.isBlank()),
    BASE_ARTIFACT("energy.base.artifact", false, "group:artifact:version", value -> value.matches("[^:]+:[^:]+:[^:]+")),
    HEAD_ARTIFACT("energy.head.artifact", false, "group:artifact:version", value -> value.matches("[^:]+:[^:]+:[^:]+")),
    COMPARE_TIME("energy.compare.time", false, "a time such as 90s or 10min", EnergyKey::isTime),
    COMPARE_SAMPLE_TIME("energy.compare.sampleTime", false, "a time such as 250ms", EnergyKey::isTime),
    COMPARE_TEST_TIMEOUT("energy.compare.testTimeout", false, "a time such as 2min", EnergyKey::isTime),
    COMPARE_TESTS("energy.compare.tests", false, "patterns of tests", value -> !value.isBlank()),
    COMPARE_SEED("energy.compare.seed", false, "a whole number", value -> value.matches("-?\\d{1,18}")),
    COMPARE_RESULTS(
            "energy.compare.results", false, "label=directory, several with commas", value -> value.contains("=")),
    FORMATS("energy.formats", false, Formats.ALLOWED, Formats::areAllowed),
    HISTORY("energy.history", false, "a file", value -> !value.isBlank()),
    CARBON_INTENSITY("energy.carbon.intensity", false, Carbon.ALLOWED, Carbon::isAllowed),
    CONSOLE_TOP("energy.console.top", false, "a whole number, 0 or more", value -> value.matches("\\d{1,9}"));

    private final String key;
    private final boolean readByTests;
    private final String allowed;

    @SuppressWarnings("ImmutableEnumChecker") // every predicate given above holds no state
    private final Predicate<String> check;

    EnergyKey(String key, boolean readByTests, String allowed, Predicate<String> check) {
        this.key = key;
        this.readByTests = readByTests;
        this.allowed = allowed;
        this.check = check;
    }

    /** Names the key as users write it. */
    public String key() {
        return key;
    }

    /** Returns whether the measuring JVM reads this key, not only the goals. */
    public boolean isReadByTests() {
        return readByTests;
    }

    String allowed() {
        return allowed;
    }

    boolean accepts(String value) {
        return check.test(value);
    }

    static Optional<EnergyKey> of(String key) {
        return Arrays.stream(values()).filter(known -> known.key.equals(key)).findFirst();
    }

    private static boolean isCount(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 10_000;
    }

    private static boolean isTime(String value) {
        return value.matches("(?i)\\d{1,9}(\\.\\d{1,9})?\\s*(ms|s|min|h)");
    }

    private static Predicate<String> isOneOf(String... words) {
        return Set.of(words)::contains;
    }

    private static boolean isFailOn(String value) {
        try {
            FailOn.of(value);
            return true;
        } catch (InputException e) {
            return false;
        }
    }

    private static Predicate<String> isBetween(double floor, double ceiling) {
        return value -> {
            try {
                double number = Double.parseDouble(value);
                return number > floor && number < ceiling;
            } catch (NumberFormatException e) {
                return false;
            }
        };
    }

    private static Predicate<String> isNumber(long floor, boolean beyond) {
        return value -> {
            try {
                int order = new BigDecimal(value).compareTo(BigDecimal.valueOf(floor));
                return beyond ? order > 0 : order >= 0;
            } catch (NumberFormatException e) {
                return false;
            }
        };
    }
}
