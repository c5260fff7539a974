/** Compares the same tests as they were measured in several environments. */
@NullMarked
package io.github.energyjunit.environments;

import org.jspecify.annotations.NullMarked;
