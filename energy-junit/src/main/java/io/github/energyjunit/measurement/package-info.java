/**
 * Records what one invocation of a test cost, and writes it to the measurement file; knows nothing of JUnit.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.measurement;

import org.jspecify.annotations.NullMarked;
