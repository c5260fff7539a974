package io.github.energyjunit.settings;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.gate.FailOn;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Predicate;

/** Checks the kinds of values that settings have. */
final class Checks {

    /** What {@link #isAddress} allows, for people; a password in a setting ends up in logs. */
    static final String ADDRESS = "an http or https address without user, password and query";

    private Checks() {}

    static boolean isCount(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 10_000;
    }

    static boolean isAddress(String value) {
        try {
            URI address = new URI(value.strip());
            return Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static boolean isTime(String value) {
        return value.matches("(?i)\\d{1,9}(\\.\\d{1,9})?\\s*(ms|s|min|h)");
    }

    static Predicate<String> isOneOf(String... words) {
        return Set.of(words)::contains;
    }

    static boolean isFailOn(String value) {
        try {
            FailOn.of(value);
            return true;
        } catch (InputException e) {
            return false;
        }
    }

    static Predicate<String> isBetween(double floor, double ceiling) {
        return value -> {
            try {
                double number = Double.parseDouble(value);
                return number > floor && number < ceiling;
            } catch (NumberFormatException e) {
                return false;
            }
        };
    }

    static Predicate<String> isNumber(long floor, boolean beyond) {
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
