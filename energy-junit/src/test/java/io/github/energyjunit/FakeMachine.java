package io.github.energyjunit;

import io.github.energyjunit.meter.powercap.FakeTree;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands for a machine with one package, whose counter moves when a test says so, and runs test classes on it. */
final class FakeMachine {
    private static final long RANGE = 262_143_328_850L;

    final FakeTree tree;
    final Path output;
    private long counter = 1_000_000;

    FakeMachine(Path folder) {
        output = folder.resolve("energy");
        tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", RANGE, counter);
    }

    /** Lets the package draw energy, as if the caller had burnt it. */
    synchronized void burn(long microjoules) {
        counter += microjoules;
        tree.set("intel-rapl:0", counter);
    }

    MeasuredRun run(Class<?> testClass) {
        return run(List.of(testClass), Map.of());
    }

    MeasuredRun run(Class<?> testClass, Map<String, String> more) {
        return run(List.of(testClass), more);
    }

    MeasuredRun run(List<Class<?>> testClasses, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.putIfAbsent("energy.powercap.root", tree.root().toString());
        return MeasuredRun.of(testClasses, output, settings);
    }
}
