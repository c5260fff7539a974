/**
 * Books the energy of a test JVM's life under what it was used for.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.measurement.ledger;

import org.jspecify.annotations.NullMarked;
