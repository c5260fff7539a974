/** Keeps one comment of a pull or merge request up to date; a server that does not take it never fails a build. */
@NullMarked
package io.github.energyjunit.comment;

import org.jspecify.annotations.NullMarked;
