/**
 * Adds up what the test JVMs of a module, or of a build, used and what for.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.ledger;

import org.jspecify.annotations.NullMarked;
