/** Decides from fresh pairs of JVMs whether a test needs more than it did, and when enough of them have run. */
@NullMarked
package io.github.energyjunit.confirmation;

import org.jspecify.annotations.NullMarked;
