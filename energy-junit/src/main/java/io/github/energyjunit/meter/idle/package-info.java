/**
 * Finds out what the machine draws when nothing is asked of it.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.idle;

import org.jspecify.annotations.NullMarked;
