/** Judges two versions of the same tests that were measured in pairs, one right after the other. */
@NullMarked
package io.github.energyjunit.compare;

import org.jspecify.annotations.NullMarked;
