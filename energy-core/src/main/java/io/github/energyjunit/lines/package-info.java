/** Parses the lines of measurement files: whoever reads one does so through this package. */
@NullMarked
package io.github.energyjunit.lines;

import org.jspecify.annotations.NullMarked;
