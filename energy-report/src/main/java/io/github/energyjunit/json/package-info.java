/** Writes JSON: report.json, with everything that is known for programs, and the numbers of other documents. */
@NullMarked
package io.github.energyjunit.json;

import org.jspecify.annotations.NullMarked;
