/** Reads the energy sensors of Linux' hwmon class. */
@NullMarked
package io.github.energyjunit.meter.hwmon;

import org.jspecify.annotations.NullMarked;
