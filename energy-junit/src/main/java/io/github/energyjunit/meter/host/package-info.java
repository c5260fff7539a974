/**
 * Asks each operating system in its own way for what Linux tells by files.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.host;

import org.jspecify.annotations.NullMarked;
