/**
 * Reads the RAPL registers of Intel and AMD processors as they are.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.msr;

import org.jspecify.annotations.NullMarked;
