/**
 * Keeps samples of earlier builds in a file that people review and merge.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.baseline;

import org.jspecify.annotations.NullMarked;
