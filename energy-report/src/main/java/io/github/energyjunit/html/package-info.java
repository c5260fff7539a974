/** Writes report.html: one page that needs no network, made from templates and one block of data. */
@NullMarked
package io.github.energyjunit.html;

import org.jspecify.annotations.NullMarked;
