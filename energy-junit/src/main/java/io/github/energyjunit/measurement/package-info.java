/** Records what one invocation of a test cost, and writes it to the measurement file; knows nothing of JUnit. */
@NullMarked
package io.github.energyjunit.measurement;

import org.jspecify.annotations.NullMarked;
