/**
 * Chooses among the sources that this machine has.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.sources;

import org.jspecify.annotations.NullMarked;
