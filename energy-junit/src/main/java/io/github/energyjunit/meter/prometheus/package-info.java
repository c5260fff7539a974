/**
 * Follows energy counters in the format of Prometheus.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.prometheus;

import org.jspecify.annotations.NullMarked;
