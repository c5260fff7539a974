/**
 * Computes the statistics of the gate from plain numbers; knows neither energy nor builds.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.statistics;

import org.jspecify.annotations.NullMarked;
