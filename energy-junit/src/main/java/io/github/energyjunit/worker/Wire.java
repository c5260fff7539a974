package io.github.energyjunit.worker;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines that the comparing JVM and a {@link Worker} exchange: a word, and fields behind it, with spaces between.
 *
 * <p>They go over a connection of their own, since tests, the JVM and child processes may print anything anywhere. Fields are
 * encoded as in a URL's query, so that no name of a test can break a line.
 *
 * @since 0.1.0
 */
public final class Wire {
    /** To the worker: a system property, before anything else. */
    public static final String PROPERTY = "property";
    /** To the worker: a configuration parameter of the JUnit Platform. */
    public static final String PARAMETER = "parameter";
    /** To the worker: a folder or jar that holds tests. */
    public static final String ROOT = "root";
    /** To the worker: what it needs to know has been told. */
    public static final String BEGIN = "begin";
    /**
     * To the worker: find the tests whose class names fit the first regular expression and not the second, and whose tags
     * fit the third and not the fourth field, each a tag expression; an empty field fits all, or excludes none.
     */
    public static final String DISCOVER = "discover";
    /**
     * To the worker: run a unit so many times, with so many operations in each sample, 0 if that is not known yet, and
     * measure so much of each test: a {@link io.github.energyjunit.measurement.Batch.Scope}.
     */
    public static final String RUN = "run";
    /** To the worker: go away. */
    public static final String END = "end";
    /** From the worker: who it is, by the token that it was given on its standard input. */
    public static final String HELLO = "hello";
    /** From the worker: it listens. */
    public static final String READY = "ready";
    /** From the worker: it cannot work, for the reason given. */
    public static final String BROKEN = "broken";
    /** From the worker: one unit, as unique id, name, and whether its energy is asked for. */
    public static final String UNIT = "unit";
    /** From the worker: there is no further unit. */
    public static final String DISCOVERED = "discovered";
    /** From the worker: a unit has run, with its {@link Result} and the reason. */
    public static final String RAN = "ran";

    /** How a unit ended. */
    public enum Result {
        /** Every test of it succeeded. */
        SUCCESSFUL,
        /** One failed. */
        FAILED,
        /** None ran to its end: disabled, aborted, or not there. */
        SKIPPED
    }

    private Wire() {}

    /** Writes a line, without its end. */
    public static String line(String word, Object... fields) {
        return word
                + Arrays.stream(fields)
                        .map(field -> " " + URLEncoder.encode(String.valueOf(field), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
    }

    /** Reads a line: its word comes first, then its fields. */
    public static List<String> fields(String line) {
        return Arrays.stream(line.split(" ", -1))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
    }
}
