package io.github.energyjunit.attach;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What keeps tests from being measured without touching the project: each with a reason and a remedy. */
public final class Obstacles {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final String JUPITER = "org.junit.jupiter:";
    private static final String PLATFORM = "org.junit.platform:";
    private static final String VINTAGE = "org.junit.vintage:";

    private Obstacles() {}

    /** Find what stands in the way; an empty list means that nothing is known to. */
    public static List<String> in(TestSetup setup) {
        List<String> found = new ArrayList<>();
        boolean platform = setup.has(JUPITER) || setup.has(PLATFORM) || setup.has(VINTAGE);
        if (setup.has("org.testng:testng") && !platform) {
            found.add("tests of TestNG are not run by the JUnit Platform and cannot be measured; to run them there, add"
                    + " org.junit.support:testng-engine as a test dependency");
        }
        boolean unified = atLeast(setup.surefireVersion(), 3, 6);
        if (setup.has("junit:junit") && !platform && !unified) {
            found.add("tests of JUnit 4 are run by Surefire " + setup.surefireVersion()
                    + " without the JUnit Platform and cannot be measured; use Surefire 3.6 or newer, or add"
                    + " org.junit.vintage:junit-vintage-engine as a test dependency");
        }
        if (setup.setting("forkCount").filter("0"::equals).isPresent()
                || setup.setting("forkMode").filter("never"::equals).isPresent()) {
            found.add("with forkCount=0 tests run inside Maven, where their energy cannot be told from Maven's; remove"
                    + " forkCount from the configuration, or add -DforkCount=1");
        }
        if (setup.setting("additionalClasspathElements").isPresent()) {
            found.add("the POM configures additionalClasspathElements of Surefire or Failsafe, which takes the place of"
                    + " ours; add ${maven.test.additionalClasspath} to them as one more element");
        }
        return found;
    }

    /** Tell why tests would not learn of an output folder that is not the usual one, if so. */
    public static Optional<String> discardedOutput(TestSetup setup, Path output) {
        return setup.setting("argLine")
                .filter(line -> !line.contains("@{argLine}") && !line.contains("${argLine}"))
                .map(line ->
                        "The POM configures the argLine '" + line + "' of Surefire or Failsafe, which takes the place"
                                + " of the property argLine that tells tests to write to " + output
                                + ": their measurements will not be found. Put @{argLine} into it, or call Maven with -Denergy.output="
                                + output);
    }

    /** Tell whether Jupiter tests can be measured by the extension; older versions are left to the listener. */
    public static boolean extensionWorks(TestSetup setup) {
        Optional<String> version = setup.version(JUPITER);
        return version.isEmpty() || atLeast(version.get(), 5, 10);
    }

    private static boolean atLeast(String version, int major, int minor) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            // What cannot be told does not stand in the way.
            return true;
        }
        int first = Integer.parseInt(matcher.group(1));
        return first > major || (first == major && Integer.parseInt(matcher.group(2)) >= minor);
    }
}
