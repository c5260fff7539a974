/** Writes reports as metrics: OpenMetrics, Prometheus text, and what GitLab takes for either. */
@NullMarked
package io.github.energyjunit.metrics;

import org.jspecify.annotations.NullMarked;
