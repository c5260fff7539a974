/**
 * Writes what was analysed, one class per document; knows neither Maven nor where the numbers came from.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.report;

import org.jspecify.annotations.NullMarked;
