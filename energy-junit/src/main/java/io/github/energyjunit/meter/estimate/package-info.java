/**
 * Estimates energy from CPU time where no counter can be read.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.estimate;

import org.jspecify.annotations.NullMarked;
