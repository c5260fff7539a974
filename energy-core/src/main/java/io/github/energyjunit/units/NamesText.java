package io.github.energyjunit.units;

import java.util.List;

/** Names the first of many: more would not fit into a line. */
public final class NamesText {

    private static final int NAMED = 3;

    private NamesText() {}

    /** Returns the first three names, and how many more there are. */
    public static String of(List<String> names) {
        int more = names.size() - NAMED;
        return more > 0
                ? String.join(", ", names.subList(0, NAMED)) + " and " + more + " more"
                : String.join(", ", names);
    }
}
