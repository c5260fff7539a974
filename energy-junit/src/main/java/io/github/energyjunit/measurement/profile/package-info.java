/**
 * Samples stacks while bodies are measured, and marks which body ran when, in a recording beside the measurement file.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.measurement.profile;

import org.jspecify.annotations.NullMarked;
