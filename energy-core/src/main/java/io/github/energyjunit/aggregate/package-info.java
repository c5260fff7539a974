/**
 * Makes one result of those of several modules.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.aggregate;

import org.jspecify.annotations.NullMarked;
