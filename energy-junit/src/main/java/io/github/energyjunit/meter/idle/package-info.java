/** Finds out what the machine draws when nothing is asked of it. */
@NullMarked
package io.github.energyjunit.meter.idle;

import org.jspecify.annotations.NullMarked;
