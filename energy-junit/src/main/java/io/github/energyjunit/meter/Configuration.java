package io.github.energyjunit.meter;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads settings as typed values; every wrong value is an {@link InvalidConfigurationException}. */
public final class Configuration {
    private static final Pattern DURATION =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|min|h)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Double> UNITS = Map.of("ms", 1e6, "s", 1e9, "min", 60e9, "h", 3600e9);

    private final Function<String, Optional<String>> lookup;

    /** Reads through the given look-up, which knows each setting by its full key such as {@code energy.source}. */
    public Configuration(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /** Returns the trimmed value; a blank one counts as absent. */
    public Optional<String> text(String key) {
        return lookup.apply(key).map(String::trim).filter(value -> !value.isEmpty());
    }

    /** Returns one of the allowed words, in lower case. */
    public String choice(String key, String otherwise, List<String> allowed) {
        String value = text(key).orElse(otherwise);
        String word = value.toLowerCase(Locale.ROOT);
        if (!allowed.contains(word)) {
            throw new InvalidConfigurationException(key, value, "one of " + String.join(", ", allowed));
        }
        return word;
    }

    /** Returns whether the setting is {@code true}. */
    public boolean isTrue(String key) {
        return choice(key, "false", List.of("true", "false")).equals("true");
    }

    /** Returns a finite number of at least the given minimum. */
    public Optional<Double> number(String key, double minimum) {
        return text(key).map(value -> {
            try {
                double number = Double.parseDouble(value);
                if (Double.isFinite(number) && number >= minimum) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // reported below, with the value
            }
            throw new InvalidConfigurationException(key, value, "a number of at least " + minimum);
        });
    }

    /** Returns a whole number between two bounds, both included. */
    public OptionalInt count(String key, int minimum, int maximum) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int count = Integer.parseInt(value.get());
            if (count >= minimum && count <= maximum) {
                return OptionalInt.of(count);
            }
        } catch (NumberFormatException notANumber) {
            // reported below, with the value
        }
        throw new InvalidConfigurationException(key, value.get(), "a whole number from " + minimum + " to " + maximum);
    }

    /** Returns a time above 0, written as a number and its unit: {@code 800ms}, {@code 2.5s}, {@code 10min}. */
    public Optional<Duration> duration(String key, Duration maximum) {
        return text(key).map(value -> {
            Matcher matcher = DURATION.matcher(value);
            if (matcher.matches()) {
                double unit = UNITS.getOrDefault(matcher.group(2).toLowerCase(Locale.ROOT), 0.0);
                double nanos = Double.parseDouble(matcher.group(1)) * unit;
                if (nanos >= 1 && nanos <= maximum.toNanos()) {
                    return Duration.ofNanos((long) nanos);
                }
            }
            throw new InvalidConfigurationException(
                    key, value, "a time up to " + maximum.toSeconds() + "s, such as 800ms, 2.5s or 10min");
        });
    }

    /** Makes the error that tells that the value of a setting is not allowed. */
    public InvalidConfigurationException notAllowed(String key, String allowed) {
        return new InvalidConfigurationException(key, text(key).orElse(""), allowed);
    }

    /** Returns an address as it may be shown: without user, password and query. */
    public static String withoutSecrets(String address) {
        return address.replaceFirst("//[^/]*@", "//***@").replaceFirst("\\?.*", "?***");
    }

    /** Returns an http or https address; an error about it shows neither user nor query. */
    public Optional<URI> address(String key) {
        return text(key).map(value -> {
            try {
                URI address = new URI(value);
                if (List.of("http", "https").contains(String.valueOf(address.getScheme()))
                        && address.getHost() != null) {
                    return address;
                }
            } catch (URISyntaxException notAnAddress) {
                // reported below, without the value's secrets
            }
            throw new InvalidConfigurationException(
                    key, withoutSecrets(value), "an address such as http://localhost:8080/metrics");
        });
    }

    /** Returns a path. */
    public Optional<Path> path(String key) {
        return text(key).map(value -> {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw new InvalidConfigurationException(key, value, "a path (" + e.getReason() + ")");
            }
        });
    }
}
