/**
 * Reads the kernel's powercap tree: RAPL counters as files.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.powercap;

import org.jspecify.annotations.NullMarked;
