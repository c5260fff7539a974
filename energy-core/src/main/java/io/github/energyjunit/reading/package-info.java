/** Reads measurement files, and makes an analysis of them. */
@NullMarked
package io.github.energyjunit.reading;

import org.jspecify.annotations.NullMarked;
