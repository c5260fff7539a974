/**
 * Holds what was measured against baselines and decides what that means for the build.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.gate;

import org.jspecify.annotations.NullMarked;
