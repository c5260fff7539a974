/** Writes what was analysed, one class per document; knows neither Maven nor where the numbers came from. */
@NullMarked
package io.github.energyjunit.report;

import org.jspecify.annotations.NullMarked;
