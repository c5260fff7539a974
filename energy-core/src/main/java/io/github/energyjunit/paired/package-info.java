/** Runs the tests of two versions in turns, in two JVMs that live long, and collects pairs of samples. */
@NullMarked
package io.github.energyjunit.paired;

import org.jspecify.annotations.NullMarked;
