package io.github.energyjunit.report;

import java.util.List;

/**
 * What is known of how a module's tests ran.
 *
 * @param prepared whether this build made its test runs ready; what follows is only known then
 * @param runs how often Surefire or Failsafe began to run tests
 * @param all whether every test was to be measured
 * @param has whether the module has energy-junit, or its test JVMs were lent it
 * @param obstacles why nothing was measured, as far as that was known beforehand
 * @param command builds the module so that its tests are measured and reported
 */
public record Circumstances(
        boolean prepared, int runs, boolean all, boolean has, List<String> obstacles, String command) {

    /** Copies the list. */
    public Circumstances {
        obstacles = List.copyOf(obstacles);
    }
}
