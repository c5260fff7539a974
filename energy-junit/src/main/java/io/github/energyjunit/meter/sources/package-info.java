/** Chooses among the sources that this machine has. */
@NullMarked
package io.github.energyjunit.meter.sources;

import org.jspecify.annotations.NullMarked;
