/** Benchmarks of the measuring path: what one measurement costs the test that it measures. */
@NullMarked
package io.github.energyjunit.benchmarks;

import org.jspecify.annotations.NullMarked;
