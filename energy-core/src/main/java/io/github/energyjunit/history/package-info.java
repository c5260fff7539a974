/**
 * Keeps one record of each build and tells how energy went from build to build.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.history;

import org.jspecify.annotations.NullMarked;
