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
 * @param kind what the value says about the counters
 */
public record Setting(String key, String expected, Predicate<String> check, Kind kind) {

    /** Says what a value says about the counters that are read. */
    public enum Kind {
        /** Anything but where they are. */
        VALUE,
        /** Which counters are read, such as an address: with another value, another power of the idle machine. */
        PLACE,
        /** The same as a file or directory; a relative one is resolved where the build was started. */
        PATH
    }

    public Setting {
        if (!key.startsWith("energy.")) {
            throw new IllegalArgumentException("Invalid key '" + key + "': expected one that begins with energy.");
        }
    }

    /** Describes a key that does not say where counters are. */
    public Setting(String key, String expected, Predicate<String> check) {
        this(key, expected, check, Kind.VALUE);
    }

    /** Describes a key whose value is any text that is not blank. */
    public static Setting text(String key, String expected) {
        return new Setting(key, expected, value -> !value.isBlank());
    }

    /** Describes a key whose value says which counters are read, otherwise than by a path: an address, a metric. */
    public static Setting place(String key, String expected) {
        return new Setting(key, expected, value -> !value.isBlank(), Kind.PLACE);
    }

    /** Describes a key whose value is the file or directory in which counters are. */
    public static Setting path(String key, String expected) {
        return new Setting(key, expected, value -> !value.isBlank(), Kind.PATH);
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

    /** Returns whether the value says which counters are read. */
    public boolean isPlace() {
        return kind != Kind.VALUE;
    }

    /** Returns whether the value is a path. */
    public boolean isPath() {
        return kind == Kind.PATH;
    }

    private static int order(String value, long floor) {
        try {
            return new BigDecimal(value).compareTo(BigDecimal.valueOf(floor));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
