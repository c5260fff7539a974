/**
 * Follows Scaphandre: its endpoint, its JSON file, and the folder that it shares with virtual machines.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.scaphandre;

import org.jspecify.annotations.NullMarked;
