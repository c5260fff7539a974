/**
 * Runs the tests of two versions in turns, in two JVMs that live long, and collects pairs of samples.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.paired;

import org.jspecify.annotations.NullMarked;
