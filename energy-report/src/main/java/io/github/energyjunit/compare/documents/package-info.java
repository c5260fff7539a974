/** Shows a judged comparison: as {@code compare.json}, on the console, and as a section of {@code report.html}. */
@NullMarked
package io.github.energyjunit.compare.documents;

import org.jspecify.annotations.NullMarked;
