package io.github.energyjunit.meter;

import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Describes a key of the namespace {@code energy.*} to whoever checks settings before tests run.
 *
 * @param key the key in full, such as {@code energy.plug.file}
 * @param expected what is allowed, to follow "expected" in a message
 * @param check accepts the values that are allowed
 */
public record Setting(String key, String expected, Predicate<String> check) {

    public Setting {
        if (!key.startsWith("energy.")) {
            throw new IllegalArgumentException("Invalid key '" + key + "': expected one that begins with energy.");
        }
    }

    /** Describes a key whose value is any text that is not blank. */
    public static Setting text(String key, String expected) {
        return new Setting(key, expected, value -> !value.isBlank());
    }

    /** Describes a key whose value is one of a few words. */
    public static Setting oneOf(String key, String expected, String... words) {
        return new Setting(key, expected, Set.of(words)::contains);
    }

    /** Describes a key whose value is a number of at least {@code floor}. */
    public static Setting numberFrom(String key, String expected, long floor) {
        return new Setting(key, expected, value -> order(value, floor) >= 0);
    }

    /** Describes a key whose value is a number above {@code floor}. */
    public static Setting numberAbove(String key, String expected, long floor) {
        return new Setting(key, expected, value -> order(value, floor) > 0);
    }

    /** Returns whether the value is allowed. */
    public boolean accepts(String value) {
        return check.test(value);
    }

    private static int order(String value, long floor) {
        try {
            return new BigDecimal(value).compareTo(BigDecimal.valueOf(floor));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
