package io.github.energyjunit.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes commands so that they work where they are read: the prefix {@code energy} is known to Maven only where the POM
 * declares the plugin, or the user's settings its group.
 */
public final class Commands {

    /** The plugin, without its version. */
    public static final String PLUGIN = "io.github.energyjunit:energy-maven-plugin";

    private static final Pattern BUILD = Pattern.compile("\\bmvn verify energy:(?=[a-z])");
    /** A baseline that this build makes itself; with further options it is another command. */
    private static final Pattern BASELINE = Pattern.compile("\\bby mvn verify (energy:baseline)(?! -D)");

    private static final Pattern GOAL = Pattern.compile("(?<![.\\w:-])energy:(?=[a-z])");

    private final boolean prefixKnown;
    private final String prefix;
    private final boolean makesBaseline;

    /**
     * Know how goals are called.
     *
     * @param prefixKnown whether {@code energy:} works
     * @param version of the plugin
     */
    public Commands(boolean prefixKnown, String version) {
        this(prefixKnown, version, false);
    }

    /**
     * Know how goals are called, and which of them this build calls.
     *
     * @param prefixKnown whether {@code energy:} works
     * @param version of the plugin
     * @param makesBaseline whether this build ends with {@code energy:baseline}: nobody should be told to run it then
     */
    public Commands(boolean prefixKnown, String version, boolean makesBaseline) {
        this.makesBaseline = makesBaseline;
        this.prefixKnown = prefixKnown;
        this.prefix = PLUGIN + ":" + version + ":";
    }

    /** Writes a text for this project that was written for one that declares the plugin. */
    public String in(String advice) {
        String text =
                makesBaseline ? BASELINE.matcher(advice).replaceAll("by $1, which this build does at its end") : advice;
        if (prefixKnown) {
            return text;
        }
        String full = Matcher.quoteReplacement(prefix);
        // Without the plugin in its POM, a build measures nothing unless prepare is called.
        String built = BUILD.matcher(text).replaceAll("mvn " + full + "prepare verify " + full);
        return GOAL.matcher(built).replaceAll(full);
    }
}
