/** Keeps samples of earlier builds in a file that people review and merge. */
@NullMarked
package io.github.energyjunit.baseline;

import org.jspecify.annotations.NullMarked;
