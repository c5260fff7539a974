package io.github.energyjunit.environments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.environments.Efficiency.Finding;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** What tests need that compare environments. */
abstract class MeasuredEnvironments {

    static final String FOO = "com.acme.FooTest#foo()";
    static final String BAR = "com.acme.FooTest#bar()";

    @TempDir
    Path directory;

    private final Random random = new Random(2026);

    static List<Finding> findings(EnvironmentTable table) {
        return table.environments().stream()
                .map(environment -> environment.efficiency().finding())
                .toList();
    }

    final EnvironmentTable compare(String setting) throws IOException {
        return Environments.compare(setting, directory);
    }

    final void measure(String label, double factor, int samples) {
        measure(label, factor, samples, jvm -> {});
    }

    final void measure(String label, double factor, int samples, Consumer<ObjectNode> change) {
        Recording recording = Recording.of(directory.resolve(label), change);
        for (int i = 0; i < samples; i++) {
            recording.add(FOO, 2 * factor * Math.exp(0.02 * random.nextGaussian()));
            recording.add(BAR, factor * Math.exp(0.02 * random.nextGaussian()));
        }
    }
}
