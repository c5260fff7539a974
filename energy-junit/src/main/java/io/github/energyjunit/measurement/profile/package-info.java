/** Samples stacks while bodies are measured, and marks which body ran when, in a recording beside the measurement file. */
@NullMarked
package io.github.energyjunit.measurement.profile;

import org.jspecify.annotations.NullMarked;
