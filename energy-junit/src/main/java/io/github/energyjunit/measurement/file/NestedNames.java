package io.github.energyjunit.measurement.file;

/** Knows how display names of what is inside each other make one, such as {@code size 30 › works()}, and come apart again. */
public final class NestedNames {

    private static final String SEPARATOR = " › ";

    private NestedNames() {}

    /** Returns the name of what is inside something else. */
    public static String join(String outer, String inner) {
        return outer + SEPARATOR + inner;
    }

    /** Returns a name without its innermost part; empty if it has no other. */
    public static String outer(String name) {
        int inner = name.lastIndexOf(SEPARATOR);
        return inner < 0 ? "" : name.substring(0, inner);
    }
}
