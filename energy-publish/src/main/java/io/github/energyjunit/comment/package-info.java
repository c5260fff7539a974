/**
 * Keeps one comment of a pull or merge request up to date; a server that does not take it never fails a build.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.comment;

import org.jspecify.annotations.NullMarked;
