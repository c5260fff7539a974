/** Computes the statistics of the gate from plain numbers; knows neither energy nor builds. */
@NullMarked
package io.github.energyjunit.statistics;

import org.jspecify.annotations.NullMarked;
