/** Reads a baseline from what builds have pushed to Prometheus. */
@NullMarked
package io.github.energyjunit.baseline.prometheus;

import org.jspecify.annotations.NullMarked;
