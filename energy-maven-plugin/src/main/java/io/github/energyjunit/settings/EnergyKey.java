package io.github.energyjunit.settings;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The keys of the namespace {@code energy.*}, what each allows and whether the measuring JVM reads it. */
public enum EnergyKey {
    SKIP("energy.skip", true, "true or false", isOneOf("true", "false")),
    SOURCE("energy.source", true, "auto, powercap or estimate", isOneOf("auto", "powercap", "estimate")),
    POWERCAP_ROOT("energy.powercap.root", true, "a directory", value -> !value.isBlank()),
    ESTIMATE_IDLE_WATTS("energy.estimate.idleWatts", true, "watts of the whole machine, 0 or more", isNumber(0, false)),
    ESTIMATE_MAX_WATTS("energy.estimate.maxWatts", true, "watts of the whole machine, above 0", isNumber(0, true)),
    OUTPUT("energy.output", true, "a directory", value -> !value.isBlank()),
    MEASURE("energy.measure", true, "annotated or all", isOneOf("annotated", "all")),
    FAIL_IF_NO_DATA("energy.failIfNoData", false, "true or false", isOneOf("true", "false")),
    FAIL_ON_VIOLATION("energy.failOnViolation", false, "true or false", isOneOf("true", "false")),
    ALLOW_ESTIMATED("energy.budget.allowEstimated", false, "true or false", isOneOf("true", "false")),
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

    /** Name the key as users write it. */
    public String key() {
        return key;
    }

    /** Tell whether the measuring JVM reads this key, not only the goals. */
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

    private static Predicate<String> isOneOf(String... words) {
        return Set.of(words)::contains;
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
