/** Estimates energy from CPU time where no counter can be read. */
@NullMarked
package io.github.energyjunit.meter.estimate;

import org.jspecify.annotations.NullMarked;
