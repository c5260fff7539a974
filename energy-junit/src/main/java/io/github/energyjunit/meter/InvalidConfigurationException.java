package io.github.energyjunit.meter;

/** Reports a setting whose value is not allowed; the message names key, value and what is allowed. */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidConfigurationException(String key, String value, String allowed) {
        super("Invalid value '" + value + "' for " + key + ": expected " + allowed + ".");
    }
}
