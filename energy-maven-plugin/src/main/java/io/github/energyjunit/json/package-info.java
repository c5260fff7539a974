/** Writes report.json: everything that is known, for programs. */
@NullMarked
package io.github.energyjunit.json;

import org.jspecify.annotations.NullMarked;
