package io.github.energyjunit.testjvm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares versions of Maven artifacts by their first two numbers. */
final class Versions {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    private Versions() {}

    /** Returns whether a version is at least as high; one that cannot be read is. */
    static boolean atLeast(String version, int major, int minor) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return true;
        }
        int first = Integer.parseInt(matcher.group(1));
        return first > major || (first == major && Integer.parseInt(matcher.group(2)) >= minor);
    }
}
