/** Writes joules and shares for people, and joules for files. */
@NullMarked
package io.github.energyjunit.units;

import org.jspecify.annotations.NullMarked;
