/**
 * Decides which RAPL domains make up the total, whichever way their counters are read.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.rapl;

import org.jspecify.annotations.NullMarked;
