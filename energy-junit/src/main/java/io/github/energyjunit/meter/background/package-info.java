/**
 * Runs work beside the tests, in daemon threads that take nothing from a test and hold none up.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.background;

import org.jspecify.annotations.NullMarked;
