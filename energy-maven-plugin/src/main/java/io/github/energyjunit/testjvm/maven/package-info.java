/** Tells Surefire and Failsafe, at the moment they are to start test JVMs, what these need for measuring. */
@NullMarked
package io.github.energyjunit.testjvm.maven;

import org.jspecify.annotations.NullMarked;
