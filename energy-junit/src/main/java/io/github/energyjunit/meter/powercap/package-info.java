/** Reads the kernel's powercap tree: RAPL counters as files. */
@NullMarked
package io.github.energyjunit.meter.powercap;

import org.jspecify.annotations.NullMarked;
