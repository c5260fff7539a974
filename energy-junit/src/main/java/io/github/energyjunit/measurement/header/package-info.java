/** Describes the JVM and the machine that measurements hold for, the first line of the measurement file. */
@NullMarked
package io.github.energyjunit.measurement.header;

import org.jspecify.annotations.NullMarked;
