/** Books the energy of a test JVM's life under what it was used for. */
@NullMarked
package io.github.energyjunit.measurement.ledger;

import org.jspecify.annotations.NullMarked;
