package io.github.energyjunit.baseline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Changes a baseline over and over, in a JVM of its own that a test kills. */
final class BaselineChurn {

    private static final int MOST = 100_000;

    private BaselineChurn() {}

    public static void main(String[] arguments) throws IOException {
        BaselineFile file = new BaselineFile(Path.of(arguments[0]));
        List<Double> samples =
                IntStream.rangeClosed(1, 2000).mapToObj(i -> (double) i).toList();
        for (int i = 0; i < MOST; i++) {
            Section section = BaselineExample.section(
                    arguments[1], Instant.EPOCH.plusSeconds(i), Map.of("a.A#a()", samples.subList(0, 500 + i % 400)));
            file.update(old -> old.plus(List.of(section), new Window(3, 900), false));
            if (i == 0) {
                System.out.println("begun");
            }
        }
    }
}
