/** Decides from fresh pairs of JVMs whether a test needs more than it did, and when enough of them have run. */
@NullMarked
package io.github.energyjunit.confirm;

import org.jspecify.annotations.NullMarked;
