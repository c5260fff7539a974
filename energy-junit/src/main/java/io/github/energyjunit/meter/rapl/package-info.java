/** Decides which RAPL domains make up the total, whichever way their counters are read. */
@NullMarked
package io.github.energyjunit.meter.rapl;

import org.jspecify.annotations.NullMarked;
