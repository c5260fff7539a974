/** Makes one result of those of several modules. */
@NullMarked
package io.github.energyjunit.aggregate;

import org.jspecify.annotations.NullMarked;
