package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.reading.Analyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@link ProfiledWork} in a JVM of its own. */
final class RecordedWork {
    private static final Map<String, Path> RECORDED = new HashMap<>();

    private RecordedWork() {}

    /** Returns the folder of what one engine recorded, which takes some seconds only once. */
    static synchronized Path of(String engine) throws Exception {
        Path known = RECORDED.get(engine);
        if (known == null) {
            known = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "recorded")
                    .toAbsolutePath()
                    .resolve(engine);
            record(engine, known);
            RECORDED.put(engine, known);
        }
        return known;
    }

    static void record(String engine, Path to, String... options) throws Exception {
        Path output = to.resolveSibling(engine + ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Denergy.source=estimate",
                "-Denergy.idle=off",
                "-Denergy.profile=" + engine));
        command.addAll(List.of(options));
        command.addAll(List.of(ProfiledWork.class.getName(), to.toString()));
        Process jvm = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(jvm.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(jvm.exitValue()).as(Files.readString(output)).isZero();
    }

    static Analysis analysis(Path output) throws IOException {
        return Analyzer.ofAnything().analyse(output);
    }

    static Profiles read(Path output, List<String> warnings) throws IOException {
        return new ProfileReader(output, warnings::add).read(analysis(output));
    }
}
