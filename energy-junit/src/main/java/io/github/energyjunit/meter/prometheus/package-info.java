/** Follows energy counters in the format of Prometheus. */
@NullMarked
package io.github.energyjunit.meter.prometheus;

import org.jspecify.annotations.NullMarked;
