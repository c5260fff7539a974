/**
 * Shows a judged comparison: as {@code compare.json}, on the console, and as a section of {@code report.html}.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.compare.documents;

import org.jspecify.annotations.NullMarked;
