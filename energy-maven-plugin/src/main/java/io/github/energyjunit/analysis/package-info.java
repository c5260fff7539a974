/** Reads measurements, sums them up per test and judges them; knows neither Maven nor documents. */
@NullMarked
package io.github.energyjunit.analysis;

import org.jspecify.annotations.NullMarked;
