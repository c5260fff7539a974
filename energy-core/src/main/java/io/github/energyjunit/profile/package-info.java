/** Spreads the joules of profiled tests over the stacks that were sampled while they ran. */
@NullMarked
package io.github.energyjunit.profile;

import org.jspecify.annotations.NullMarked;
