package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a class of tests in a JVM of its own, with options that this one does not have. */
final class OtherJvm {
    private static final int PATIENCE_SECONDS = 300;

    private OtherJvm() {}

    /**
     * Runs the tests, of which so many must fail, and returns the lines of their measurement file.
     *
     * @param folder the project's
     */
    static List<JsonNode> run(Path folder, Class<?> tests, int failures, String... options)
            throws IOException, InterruptedException {
        return run(classPath(), folder, tests, failures, options);
    }

    /** Returns the class path of this JVM's tests. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Runs the tests with a class path of its own. */
    static List<JsonNode> run(String classPath, Path folder, Class<?> tests, int failures, String... options)
            throws IOException, InterruptedException {
        return run(List.of(), classPath, folder, tests, failures, options);
    }

    /** Runs the tests by a command that runs what follows it. */
    static List<JsonNode> run(
            List<String> by, String classPath, Path folder, Class<?> tests, int failures, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(by);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, "-Dbasedir=" + folder, OtherJvm.class.getName(), tests.getName()));
        Path output = folder.resolve("output.txt");
        Process jvm = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(jvm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output, StandardCharsets.UTF_8)).contains("failed " + failures);
        return MeasuredRun.files(folder.resolve("target/energy")).stream()
                .filter(file -> file.toString().endsWith(".jsonl"))
                .flatMap(file -> MeasuredRun.lines(file).stream())
                .toList();
    }

    /** Is what the other JVM does. */
    public static void main(String[] args) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(args[0]))
                                .build(),
                        summary);
        summary.getSummary()
                .getFailures()
                .forEach(failure -> System.out.println(failure.getException().toString()));
        System.out.println("failed " + summary.getSummary().getTotalFailureCount());
    }
}
