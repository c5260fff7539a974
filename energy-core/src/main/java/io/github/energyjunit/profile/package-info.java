/**
 * Spreads the joules of profiled tests over the stacks that were sampled while they ran.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.profile;

import org.jspecify.annotations.NullMarked;
