package io.github.energyjunit.baseline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** A baseline's file with builds of samples. */
abstract class BaselineExample {

    static final Window WINDOW = new Window(5, 30);

    static final Instant TIME = Instant.parse("2026-11-23T10:00:00.123456Z");

    @TempDir
    Path directory;

    Baseline add(Section section) throws IOException {
        return file().update(old -> old.plus(List.of(section), WINDOW, false));
    }

    Path path() {
        return directory.resolve("energy-baseline.json");
    }

    BaselineFile file() {
        return new BaselineFile(path());
    }

    static Section section(String cpu, Instant time, Map<String, List<Double>> samples) {
        SortedMap<String, List<RunSamples>> tests = new TreeMap<>();
        samples.forEach((test, values) -> tests.put(test, List.of(new RunSamples(time, values))));
        return new Section(fingerprint(cpu), "measured", List.of(new BaselineRun(time, null, "OpenJDK 17")), tests);
    }

    static SortedMap<String, String> fingerprint(String cpu) {
        return new TreeMap<>(Map.of("cpuModel", cpu, "gc", "G1"));
    }

    static List<Double> samples(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> (double) i).toList();
    }
}
