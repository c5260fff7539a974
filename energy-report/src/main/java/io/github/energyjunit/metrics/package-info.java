/**
 * Writes reports as metrics: OpenMetrics, Prometheus text, and what GitLab takes for either.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.metrics;

import org.jspecify.annotations.NullMarked;
