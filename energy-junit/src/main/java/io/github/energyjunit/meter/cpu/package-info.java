/**
 * Reads CPU time: of this process, and of the whole machine.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.cpu;

import org.jspecify.annotations.NullMarked;
