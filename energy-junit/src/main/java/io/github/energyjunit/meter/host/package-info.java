/** Asks each operating system in its own way for what Linux tells by files. */
@NullMarked
package io.github.energyjunit.meter.host;

import org.jspecify.annotations.NullMarked;
