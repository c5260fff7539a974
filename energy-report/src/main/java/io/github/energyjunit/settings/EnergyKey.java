package io.github.energyjunit.settings;

import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.gate.FailOn;
import io.github.energyjunit.measurement.profile.Profilers;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.process.Included;
import io.github.energyjunit.meter.sources.Sources;
import io.github.energyjunit.report.Carbon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The keys of the namespace {@code energy.*}, what each allows and whether the measuring JVM reads it. */
public final class EnergyKey implements Comparable<EnergyKey> {

    private static final Map<String, EnergyKey> SOURCES = new TreeMap<>();
    private static final List<EnergyKey> KNOWN = new ArrayList<>();

    static {
        for (Setting setting : Sources.settings()) {
            SOURCES.put(setting.key(), known(setting, true));
        }
    }

    public static final EnergyKey SKIP = ofTests("energy.skip", "true or false", Checks.isOneOf("true", "false"));
    public static final EnergyKey SOURCE = ofTests(
            "energy.source",
            Sources.AUTO + ", " + String.join(", ", Sources.names()) + " or the name of a source of your own",
            value -> value.matches("(?i)[a-z][a-z0-9_-]*"));
    public static final EnergyKey DOMAINS =
            ofTests("energy.domains", "package, package+dram, psys or names of domains", value -> !value.isBlank());
    public static final EnergyKey DOCTOR_JSON = ofGoals("energy.doctor.json", "a file", value -> !value.isBlank());
    public static final EnergyKey OUTPUT = ofTests("energy.output", "a directory", value -> !value.isBlank());
    public static final EnergyKey MODULE = ofTests("energy.module", "a name", value -> !value.isBlank());
    public static final EnergyKey MEASURE =
            ofTests("energy.measure", "annotated or all", Checks.isOneOf("annotated", "all"));
    public static final EnergyKey IDLE = ofTests("energy.idle", "auto or off", Checks.isOneOf("auto", "off"));
    public static final EnergyKey IDLE_WATTS =
            ofTests("energy.idleWatts", "watts of the whole machine, 0 or more", Checks.isNumber(0, false));
    public static final EnergyKey IDLE_CALIBRATED =
            ofTests("energy.idle.calibrated", "what prepare has found", value -> !value.isBlank());
    public static final EnergyKey IDLE_REMEMBER =
            ofGoals("energy.idle.remember", "true or false", Checks.isOneOf("true", "false"));
    public static final EnergyKey IDLE_TIME =
            ofGoals("energy.idle.time", "a time such as 800ms, 2.5s or 1min", Checks::isTime);
    public static final EnergyKey SAMPLES =
            ofTests("energy.samples", "a whole number from 1 to 10000", Checks::isCount);
    public static final EnergyKey WARMUPS =
            ofTests("energy.warmups", "a whole number from 1 to 10000", Checks::isCount);
    public static final EnergyKey TIME = ofTests("energy.time", "a time such as 800ms, 2.5s or 10min", Checks::isTime);
    public static final EnergyKey CANARY =
            ofTests("energy.canary", "auto, always or never", Checks.isOneOf("auto", "always", "never"));
    public static final EnergyKey PROFILE = ofTests(
            Profilers.KEY,
            String.join(" or ", Profilers.ALLOWED),
            Checks.isOneOf(Profilers.ALLOWED.toArray(String[]::new)));
    public static final EnergyKey INCLUDE = ofTests(Included.KEY, Included.ALLOWED, Included::isAllowed);
    public static final EnergyKey SUMMARY =
            ofTests("energy.summary", "auto, true or false", Checks.isOneOf("auto", "true", "false"));
    public static final EnergyKey FAIL_IF_NO_DATA =
            ofGoals("energy.failIfNoData", "true or false", Checks.isOneOf("true", "false"));
    public static final EnergyKey FAIL_ON_VIOLATION =
            ofGoals("energy.failOnViolation", "true or false", Checks.isOneOf("true", "false"));
    public static final EnergyKey ALLOW_ESTIMATED =
            ofGoals("energy.budget.allowEstimated", "true or false", Checks.isOneOf("true", "false"));
    public static final EnergyKey BUDGET_STRICT =
            ofGoals("energy.budget.strict", "true or false", Checks.isOneOf("true", "false"));
    public static final EnergyKey BUDGET_CONFIDENCE =
            ofGoals("energy.budget.confidence", "a number above 0.5 and below 1", Checks.isBetween(0.5, 1));
    public static final EnergyKey FAIL_ON = ofGoals("energy.failOn", FailOn.ALLOWED, Checks::isFailOn);
    public static final EnergyKey BASELINE_FILE = ofTests("energy.baseline.file", "a file", value -> !value.isBlank());
    public static final EnergyKey BASELINE_PINNED =
            ofGoals("energy.baseline.pinned", "a file", value -> !value.isBlank());
    public static final EnergyKey BASELINE_PROMETHEUS =
            ofGoals("energy.baseline.prometheus", Checks.ADDRESS, Checks::isAddress);
    public static final EnergyKey BASELINE_BRANCH =
            ofGoals("energy.baseline.branch", "the name of a branch", value -> !value.isBlank());
    public static final EnergyKey BASELINE_RUNS =
            ofGoals("energy.baseline.runs", "a whole number from 3 to 50", value -> value.matches("\\d{1,2}"));
    public static final EnergyKey BASELINE_SAMPLES =
            ofGoals("energy.baseline.samples", "a whole number from 5 to 300", value -> value.matches("\\d{1,3}"));
    public static final EnergyKey BASELINE_PRUNE =
            ofGoals("energy.baseline.prune", "true or false", Checks.isOneOf("true", "false"));
    public static final EnergyKey BASELINE_COMMIT =
            ofGoals("energy.baseline.commit", "a revision", value -> !value.isBlank());
    public static final EnergyKey ACCEPTED_FILE = ofGoals("energy.accepted.file", "a file", value -> !value.isBlank());
    public static final EnergyKey ACCEPT_TEST =
            ofGoals("energy.accept.test", "a pattern of tests", value -> !value.isBlank());
    public static final EnergyKey ACCEPT_REASON =
            ofGoals("energy.accept.reason", "a sentence", value -> !value.isBlank());
    public static final EnergyKey ACCEPT_UNTIL =
            ofGoals("energy.accept.until", "a day such as 2027-03-31", value -> value.matches("\\d{4}-\\d{2}-\\d{2}"));
    public static final EnergyKey ACCEPT_RATIO =
            ofGoals("energy.accept.ratio", "a number above 0", Checks.isNumber(0, true));
    public static final EnergyKey MARGIN =
            ofGoals("energy.regression.margin", "a number from 0 to 1", Checks.isNumber(0, false));
    public static final EnergyKey MIN_EFFECT =
            ofGoals("energy.regression.minEffect", "a number from the margin", Checks.isNumber(0, false));
    public static final EnergyKey MIN_EFFECT_ESTIMATED =
            ofGoals("energy.regression.minEffectEstimated", "a number from minEffect", Checks.isNumber(0, false));
    public static final EnergyKey MIN_EFFECT_PINNED =
            ofGoals("energy.regression.minEffectPinned", "a number from the margin", Checks.isNumber(0, false));
    public static final EnergyKey MIN_JOULES =
            ofGoals("energy.regression.minJoules", "joules, 0 or more", Checks.isNumber(0, false));
    public static final EnergyKey FALSE_DISCOVERY_RATE =
            ofGoals("energy.regression.falseDiscoveryRate", "a number above 0 and below 1", Checks.isBetween(0, 1));
    public static final EnergyKey CONFIDENCE =
            ofGoals("energy.regression.confidence", "a number above 0.5 and below 1", Checks.isBetween(0.5, 1));
    public static final EnergyKey MAX_DETECTABLE =
            ofGoals("energy.regression.maxDetectable", "a number from minEffect", Checks.isNumber(0, true));
    public static final EnergyKey MIN_SAMPLES = ofGoals(
            "energy.regression.minSamples", "a whole number from 3 to 1000", value -> value.matches("\\d{1,4}"));
    public static final EnergyKey JVM_SPREAD =
            ofGoals("energy.regression.jvmSpread", "a number from 0.001 to 1", Checks.isNumber(0, false));
    public static final EnergyKey REGRESSION_ALLOW_ESTIMATED =
            ofGoals("energy.regression.allowEstimated", "auto, true or false", Checks.isOneOf("auto", "true", "false"));
    public static final EnergyKey CONFIRM =
            ofGoals("energy.confirm", "auto, always or never", Checks.isOneOf("auto", "always", "never"));
    public static final EnergyKey CONFIRM_SINCE =
            ofGoals("energy.confirm.since", "a revision", value -> !value.isBlank());
    public static final EnergyKey BASE = ofGoals("energy.base", "a revision", value -> !value.isBlank());
    public static final EnergyKey BASE_DIR = ofGoals("energy.base.dir", "a directory", value -> !value.isBlank());
    public static final EnergyKey BASE_ARTIFACT =
            ofGoals("energy.base.artifact", "group:artifact:version", value -> value.matches("[^:]+:[^:]+:[^:]+"));
    public static final EnergyKey HEAD_ARTIFACT =
            ofGoals("energy.head.artifact", "group:artifact:version", value -> value.matches("[^:]+:[^:]+:[^:]+"));
    public static final EnergyKey COMPARE_TIME =
            ofGoals("energy.compare.time", "a time such as 90s or 10min", Checks::isTime);
    public static final EnergyKey COMPARE_SAMPLE_TIME =
            ofGoals("energy.compare.sampleTime", "a time such as 250ms", Checks::isTime);
    public static final EnergyKey COMPARE_TEST_TIMEOUT =
            ofGoals("energy.compare.testTimeout", "a time such as 2min", Checks::isTime);
    public static final EnergyKey COMPARE_TESTS =
            ofGoals("energy.compare.tests", "patterns of tests", value -> !value.isBlank());
    public static final EnergyKey COMPARE_SEED =
            ofGoals("energy.compare.seed", "a whole number", value -> value.matches("-?\\d{1,18}"));
    public static final EnergyKey COMPARE_RESULTS =
            ofGoals("energy.compare.results", "label=directory, several with commas", value -> value.contains("="));
    public static final EnergyKey FORMATS = ofGoals("energy.formats", Formats.ALLOWED, Formats::areAllowed);
    public static final EnergyKey HISTORY = ofGoals("energy.history", "a file", value -> !value.isBlank());
    public static final EnergyKey CARBON_INTENSITY =
            ofGoals("energy.carbon.intensity", Carbon.ALLOWED, Carbon::isAllowed);
    public static final EnergyKey CONSOLE_TOP =
            ofGoals("energy.console.top", "a whole number, 0 or more", value -> value.matches("\\d{1,9}"));
    public static final EnergyKey PUSH_OTLP = ofGoals("energy.push.otlp", Checks.ADDRESS, Checks::isAddress);
    public static final EnergyKey PUSH_PUSHGATEWAY =
            ofGoals("energy.push.pushgateway", Checks.ADDRESS, Checks::isAddress);
    public static final EnergyKey PUSH_BRANCH =
            ofGoals("energy.push.branch", "the name of a branch", value -> !value.isBlank());
    public static final EnergyKey PUSH_TIMEOUT =
            ofGoals("energy.push.timeout", "a time up to 10min, such as 10s", Checks::isTime);
    public static final EnergyKey PUSH_MAX_TESTS = ofGoals(
            "energy.push.maxTests", "a whole number from 1 to 100000", value -> value.matches("[1-9]\\d{0,4}|100000"));
    public static final EnergyKey POWERCAP_ROOT = ofSource("energy.powercap.root");
    public static final EnergyKey ESTIMATE_IDLE_WATTS = ofSource("energy.estimate.idleWatts");
    public static final EnergyKey ESTIMATE_MAX_WATTS = ofSource("energy.estimate.maxWatts");

    private final Setting setting;
    private final boolean readByTests;

    private EnergyKey(Setting setting, boolean readByTests) {
        this.setting = setting;
        this.readByTests = readByTests;
    }

    /** Returns the key that a source from outside this project brings; the measuring JVM reads it. */
    public static EnergyKey foreign(Setting setting) {
        return new EnergyKey(setting, true);
    }

    /** Lists the keys of this project. */
    public static List<EnergyKey> values() {
        return List.copyOf(KNOWN);
    }

    /** Returns the key as users write it. */
    public String key() {
        return setting.key();
    }

    /** Returns whether the measuring JVM reads this key, not only the goals. */
    public boolean isReadByTests() {
        return readByTests;
    }

    /** Returns whether the value is a path at which a source finds its counters. */
    public boolean isPath() {
        return setting.isPath();
    }

    @Override
    public int compareTo(EnergyKey other) {
        return key().compareTo(other.key());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnergyKey key && key.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return key();
    }

    String allowed() {
        return setting.expected();
    }

    boolean accepts(String value) {
        return setting.accepts(value);
    }

    static Optional<EnergyKey> of(String key) {
        return KNOWN.stream().filter(known -> known.key().equals(key)).findFirst();
    }

    private static EnergyKey ofTests(String key, String expected, Predicate<String> check) {
        return known(new Setting(key, expected, check), true);
    }

    private static EnergyKey ofGoals(String key, String expected, Predicate<String> check) {
        return known(new Setting(key, expected, check), false);
    }

    private static EnergyKey ofSource(String key) {
        return Objects.requireNonNull(SOURCES.get(key), key);
    }

    private static EnergyKey known(Setting setting, boolean readByTests) {
        EnergyKey key = new EnergyKey(setting, readByTests);
        KNOWN.add(key);
        return key;
    }
}
