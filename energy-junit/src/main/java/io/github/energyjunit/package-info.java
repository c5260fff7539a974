/** Measures the energy of JUnit tests: the annotations, and the extension behind them. */
@NullMarked
package io.github.energyjunit;

import org.jspecify.annotations.NullMarked;
