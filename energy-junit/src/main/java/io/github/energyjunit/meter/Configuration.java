package io.github.energyjunit.meter;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads settings as typed values; every wrong value is an {@link InvalidConfigurationException}. */
public final class Configuration {
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
                // told below, with the value
            }
            throw new InvalidConfigurationException(key, value, "a number of at least " + minimum);
        });
    }

    /** Makes the error that tells that the value of a setting is not allowed. */
    public InvalidConfigurationException notAllowed(String key, String allowed) {
        return new InvalidConfigurationException(key, text(key).orElse(""), allowed);
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
