/**
 * Tells Surefire and Failsafe, at the moment they are to start test JVMs, what these need for measuring.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.testjvm.maven;

import org.jspecify.annotations.NullMarked;
