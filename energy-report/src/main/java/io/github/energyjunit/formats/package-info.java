/** Chooses which documents are written and writes them. */
@NullMarked
package io.github.energyjunit.formats;

import org.jspecify.annotations.NullMarked;
