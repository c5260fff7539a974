package io.github.energyjunit.cli.goal;

import java.util.regex.Pattern;

/** Names this program's commands where a text recommends Maven's goals: who reads it may not use Maven. */
public final class CommandNames {

    private static final Pattern GOAL = Pattern.compile("mvn verify energy:(report|check|baseline|push|comment)\\b");

    private CommandNames() {}

    /** Rewrites a text, such as {@code mvn verify energy:baseline} to {@code energy-cli baseline DIR}. */
    public static String in(String text) {
        return GOAL.matcher(text).replaceAll("energy-cli $1 DIR");
    }
}
