/** Adds up what the test JVMs of a module, or of a build, used and what for. */
@NullMarked
package io.github.energyjunit.ledger;

import org.jspecify.annotations.NullMarked;
