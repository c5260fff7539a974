/** Decides how often a test is repeated; knows nothing of JUnit. */
@NullMarked
package io.github.energyjunit.sampling;

import org.jspecify.annotations.NullMarked;
