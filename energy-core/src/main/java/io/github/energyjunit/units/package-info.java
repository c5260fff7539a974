/**
 * Writes joules and shares for people, and joules for files.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.units;

import org.jspecify.annotations.NullMarked;
