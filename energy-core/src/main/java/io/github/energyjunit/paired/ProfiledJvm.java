package io.github.energyjunit.paired;

import java.nio.file.Path;

/** A JVM that samples the stacks of the tests that it runs, and writes their recording when it is closed. */
interface ProfiledJvm extends TestJvm {

    /** Returns where the JVM that runs, or ran last, measures to. */
    Path output();
}
