/**
 * Writes the measurement file, line by line.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.measurement.file;

import org.jspecify.annotations.NullMarked;
