/**
 * Writes report.html: one page that needs no network, made from templates and one block of data.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.html;

import org.jspecify.annotations.NullMarked;
