/** Simulates builds and counts how often gates are right. */
@NullMarked
package io.github.energyjunit.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
