/**
 * Describes the JVM and the machine that measurements hold for, the first line of the measurement file.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.measurement.header;

import org.jspecify.annotations.NullMarked;
