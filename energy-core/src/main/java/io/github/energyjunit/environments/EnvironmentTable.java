package io.github.energyjunit.environments;

import java.util.List;

/**
 * The same tests in several environments.
 *
 * @param environments in the order of the setting; the first is what others are compared with
 * @param tests those that all environments have, highest energy use in the first one first
 * @param partial those that some lack
 * @param warnings what makes the comparison weaker than it looks
 */
public record EnvironmentTable(
        List<Environment> environments, List<EnvironmentTest> tests, List<Partial> partial, List<String> warnings) {

    /**
     * A test that some environments lack.
     *
     * @param labels the environments that have it
     */
    public record Partial(String test, List<String> labels) {
        public Partial {
            labels = List.copyOf(labels);
        }
    }

    public EnvironmentTable {
        environments = List.copyOf(environments);
        tests = List.copyOf(tests);
        partial = List.copyOf(partial);
        warnings = List.copyOf(warnings);
    }
}
