package io.github.energyjunit.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a test class path lacks to run its tests on the JUnit Platform: a project names the API that its tests are
 * written against, and leaves engine and launcher to whatever runs them.
 */
public final class JUnitNeeds {
    private static final String JUPITER = "org.junit.jupiter:junit-jupiter-";
    private static final String PLATFORM = "org.junit.platform:junit-platform-";
    private static final String VINTAGE = "org.junit.vintage:junit-vintage-engine";
    /** Runs JUnit 4.12 and later, where a project brings no platform of its own. */
    private static final String VINTAGE_VERSION = "5.14.4";

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(.+)");

    private JUnitNeeds() {}

    /**
     * List the missing artifacts as {@code group:artifact:version}; nothing for a project without JUnit.
     *
     * @param present versions by {@code group:artifact}
     */
    public static List<String> missing(Map<String, String> present) {
        List<String> missing = new ArrayList<>();
        String jupiter = present.get(JUPITER + "api");
        String platform = present.get(PLATFORM + "commons");
        if (jupiter != null && !present.containsKey(JUPITER + "engine")) {
            missing.add(JUPITER + "engine:" + jupiter);
        }
        if (platform == null && jupiter != null) {
            platform = platformOf(jupiter);
        }
        boolean anyEngine = jupiter != null || present.containsKey(VINTAGE) || present.containsKey(PLATFORM + "engine");
        if (!anyEngine && present.containsKey("junit:junit")) {
            missing.add(VINTAGE + ":" + VINTAGE_VERSION);
            platform = platformOf(VINTAGE_VERSION);
        }
        if (platform != null && !present.containsKey(PLATFORM + "launcher")) {
            missing.add(PLATFORM + "launcher:" + platform);
        }
        return missing;
    }

    /** Jupiter 5.y came with platform 1.y; from 6 on they share their numbers. */
    private static @Nullable String platformOf(String jupiter) {
        Matcher matcher = VERSION.matcher(jupiter);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1).equals("5") ? "1." + matcher.group(2) : jupiter;
    }
}
