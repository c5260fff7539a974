package io.github.energyjunit.measurement.file;

import org.jspecify.annotations.Nullable;

/** Tells what a line of a measurement file is about; the type is always the line's first field. */
public enum LineType {
    /** The JVM that measures: the first line. */
    JVM("jvm"),
    /** One invocation of a test, or one batch of them. */
    MEASUREMENT("measurement"),
    /** A test class as a whole. */
    SPAN("span"),
    /** A region of code that a test has measured itself. */
    REGION("region"),
    /** Power at different loads. */
    IDLE("idle"),
    /** How steady the machine was. */
    CANARY("canary"),
    /** Where all of the JVM's energy went. */
    LEDGER("ledger"),
    /** Where the energy of one class went. */
    CLASS_LEDGER("classLedger"),
    /** How stacks are sampled. */
    PROFILE("profile");

    private final String word;
    private final String beginning;

    LineType(String word) {
        this.word = word;
        beginning = "{\"" + Field.TYPE + "\":\"" + word + "\"";
    }

    /** Returns the type that a word stands for; {@code null} for that of a later version. */
    public static @Nullable LineType of(String word) {
        for (LineType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        return null;
    }

    /** Begins a line of this type. */
    public JsonLine begin() {
        return new JsonLine().field(Field.TYPE, word);
    }

    /** Begins a line of this type with the run that it belongs to. */
    public JsonLine begin(String run) {
        return begin().field(Field.RUN, run);
    }

    /** Returns whether a line is of this type, without parsing it. */
    public boolean isOf(String line) {
        return line.startsWith(beginning);
    }
}
