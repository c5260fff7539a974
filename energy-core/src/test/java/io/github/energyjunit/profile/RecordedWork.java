package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.reading.Analyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link ProfiledWork} in a JVM of its own. */
final class RecordedWork {
    private RecordedWork() {}

    static void record(String engine, Path to) throws Exception {
        Path output = to.resolveSibling(engine + ".txt");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Denergy.source=estimate",
                        "-Denergy.idle=off",
                        "-Denergy.profile=" + engine,
                        ProfiledWork.class.getName(),
                        to.toString())
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
