/**
 * Chooses which documents are written and writes them.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.formats;

import org.jspecify.annotations.NullMarked;
