/** Checks profiles against programs of which it is known where their energy goes. */
@NullMarked
package io.github.energyjunit.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
