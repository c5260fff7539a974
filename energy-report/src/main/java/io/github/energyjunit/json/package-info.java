/**
 * Writes JSON: report.json, with everything that is known for programs, and the numbers of other documents.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.json;

import org.jspecify.annotations.NullMarked;
