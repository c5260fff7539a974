/**
 * Decides from fresh pairs of JVMs whether a test needs more than it did, and when enough of them have run.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.confirmation;

import org.jspecify.annotations.NullMarked;
