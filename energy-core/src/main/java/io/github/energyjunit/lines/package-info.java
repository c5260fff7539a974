/**
 * Parses the lines of measurement files: whoever reads one does so through this package.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.lines;

import org.jspecify.annotations.NullMarked;
