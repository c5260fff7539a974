/** Holds what was measured against baselines and decides what that means for the build. */
@NullMarked
package io.github.energyjunit.gate;

import org.jspecify.annotations.NullMarked;
