/**
 * Reads measurement files, and makes an analysis of them.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.reading;

import org.jspecify.annotations.NullMarked;
