/** Reads the kernel's energy events through {@code perf_event_open}. */
@NullMarked
package io.github.energyjunit.meter.perf;

import org.jspecify.annotations.NullMarked;
