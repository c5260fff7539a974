package io.github.energyjunit.sample;

import java.util.Optional;

/** Reads lines of an access log in the Common Log Format. */
public interface AccessLogParser {

    /** Returns what the line says, or nothing where it is not a line of that format. */
    Optional<AccessLogEntry> parse(String line);
}
