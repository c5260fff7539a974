/** Keeps one record of each build and tells how energy went from build to build. */
@NullMarked
package io.github.energyjunit.history;

import org.jspecify.annotations.NullMarked;
