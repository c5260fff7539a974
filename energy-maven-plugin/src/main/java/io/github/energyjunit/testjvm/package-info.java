/**
 * Prepares the test JVMs: adds energy-junit where a project does not have it, and measures the idle power.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.testjvm;

import org.jspecify.annotations.NullMarked;
