/**
 * Judges two versions of the same tests that were measured in pairs, one right after the other.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.compare;

import org.jspecify.annotations.NullMarked;
