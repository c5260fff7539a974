/** Reads the RAPL registers of Intel and AMD processors as they are. */
@NullMarked
package io.github.energyjunit.meter.msr;

import org.jspecify.annotations.NullMarked;
