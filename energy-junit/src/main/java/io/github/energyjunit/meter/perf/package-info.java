/**
 * Reads the kernel's energy events through {@code perf_event_open}.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.perf;

import org.jspecify.annotations.NullMarked;
