package io.github.energyjunit.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    /** One that is to be at another place. */
    private static final Pattern BASELINE_ELSEWHERE =
            Pattern.compile("\\bmvn verify energy:baseline\\b(?! \"?-Denergy\\.baseline\\.file)");

    private static final Pattern GOAL = Pattern.compile("(?<![.\\w:-])energy:(?=[a-z])");

    private final Declared declared;
    private final String prefix;
    private final boolean makesBaseline;
    private final @Nullable String baselineFile;

    /** Where the POMs of a build declare the plugin. */
    public enum Declared {
        /** Where Maven is called, or its group is in the user's settings: {@code energy:} works. */
        AT_THE_TOP,
        /** In the module's POM alone: its builds measure, but {@code energy:} is unknown where Maven is called. */
        IN_THE_MODULE,
        NOWHERE
    }

    /**
     * Know how goals are called.
     *
     * @param version of the plugin
     */
    public Commands(Declared declared, String version) {
        this(declared, version, false, null);
    }

    /**
     * Know how goals are called, and which of them this build calls.
     *
     * @param version of the plugin
     * @param makesBaseline whether this build ends with {@code energy:baseline}: nobody should be told to run it then
     * @param baselineFile the file of the baseline, where the command line names it: another call must name it too
     */
    public Commands(Declared declared, String version, boolean makesBaseline, @Nullable String baselineFile) {
        this.baselineFile = baselineFile;
        this.makesBaseline = makesBaseline;
        this.declared = declared;
        this.prefix = PLUGIN + ":" + version + ":";
    }

    /** Writes a text for this project that was written for one that declares the plugin. */
    public String in(String advice) {
        String text = named(
                makesBaseline
                        ? BASELINE.matcher(advice).replaceAll("by $1, which this build does at its end")
                        : advice);
        if (declared == Declared.AT_THE_TOP) {
            return text;
        }
        String full = Matcher.quoteReplacement(prefix);
        // Without the plugin in its POM, a build measures nothing unless prepare is called.
        String prepare = declared == Declared.NOWHERE ? full + "prepare " : "";
        String built = BUILD.matcher(text).replaceAll("mvn " + prepare + "verify " + full);
        return GOAL.matcher(built).replaceAll(full);
    }

    private String named(String text) {
        if (baselineFile == null) {
            return text;
        }
        String option = "-Denergy.baseline.file=" + baselineFile;
        String word = option.contains(" ") ? '"' + option + '"' : option;
        return BASELINE_ELSEWHERE.matcher(text).replaceAll("$0 " + Matcher.quoteReplacement(word));
    }
}
