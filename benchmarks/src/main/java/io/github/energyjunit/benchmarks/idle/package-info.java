/** Holds attributed energy on busy machines against the truth. */
@NullMarked
package io.github.energyjunit.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
