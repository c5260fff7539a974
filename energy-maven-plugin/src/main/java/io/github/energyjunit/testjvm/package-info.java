/** Prepares the test JVMs: adds energy-junit where a project does not have it, and measures the idle power. */
@NullMarked
package io.github.energyjunit.testjvm;

import org.jspecify.annotations.NullMarked;
