/**
 * Reads a baseline from what builds have pushed to Prometheus.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.baseline.prometheus;

import org.jspecify.annotations.NullMarked;
