/**
 * Compares the same tests as they were measured in several environments.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.environments;

import org.jspecify.annotations.NullMarked;
