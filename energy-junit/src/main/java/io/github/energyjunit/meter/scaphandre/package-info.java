/** Follows Scaphandre: its endpoint, its JSON file, and the folder that it shares with virtual machines. */
@NullMarked
package io.github.energyjunit.meter.scaphandre;

import org.jspecify.annotations.NullMarked;
