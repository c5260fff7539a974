/** Runs work beside the tests, in daemon threads that take nothing from a test and hold none up. */
@NullMarked
package io.github.energyjunit.meter.background;

import org.jspecify.annotations.NullMarked;
