/** Writes the measurement file, line by line. */
@NullMarked
package io.github.energyjunit.measurement.file;

import org.jspecify.annotations.NullMarked;
