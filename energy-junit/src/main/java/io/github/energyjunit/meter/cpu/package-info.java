/** Reads CPU time: of this process, and of the whole machine. */
@NullMarked
package io.github.energyjunit.meter.cpu;

import org.jspecify.annotations.NullMarked;
