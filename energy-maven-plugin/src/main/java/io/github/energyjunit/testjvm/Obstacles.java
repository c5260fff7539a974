package io.github.energyjunit.testjvm;

import java.util.ArrayList;
import java.util.List;

/** What keeps tests from being measured without touching the project: each with a reason and a remedy. */
public final class Obstacles {

    private Obstacles() {}

    /** Finds what stands in the way; an empty list means that nothing is known to. */
    public static List<String> in(TestSetup setup) {
        List<String> found = new ArrayList<>();
        if (setup.runByAncientSurefire()) {
            found.add("tests are run by Surefire " + setup.surefireVersion()
                    + ", which supports no listeners; from Surefire 2.22 on they can be measured");
        } else if (setup.runByTestNg()) {
            found.add("tests are handed to TestNG by Surefire " + setup.surefireVersion()
                    + ", which does not report them to listeners; from Surefire 3.6 on they can be measured");
        } else if (setup.runByJUnit3()) {
            found.add("tests are handed to JUnit 3 by Surefire " + setup.surefireVersion()
                    + ", which does not report them to listeners; with junit:junit:4.13.2 in place of JUnit 3 the same tests can be"
                    + " measured");
        }
        if (setup.setting("forkCount").filter("0"::equals).isPresent()
                || setup.setting("forkMode").filter("never"::equals).isPresent()) {
            found.add(
                    "with forkCount=0 tests run inside Maven, where their energy cannot be separated from Maven's; remove"
                            + " forkCount from the configuration, or add -DforkCount=1 where the POM does not set it");
        }
        return found;
    }

    /** Returns whether Jupiter tests can be measured by the extension; older versions are left to the listener. */
    public static boolean extensionWorks(TestSetup setup) {
        return setup.jupiter().map(version -> Versions.atLeast(version, 5, 10)).orElse(true);
    }
}
