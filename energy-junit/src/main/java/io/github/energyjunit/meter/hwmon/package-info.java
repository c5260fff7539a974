/**
 * Reads the energy sensors of Linux' hwmon class.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.hwmon;

import org.jspecify.annotations.NullMarked;
