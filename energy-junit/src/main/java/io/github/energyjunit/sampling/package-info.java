/**
 * Decides how often a test is repeated; knows nothing of JUnit.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.sampling;

import org.jspecify.annotations.NullMarked;
