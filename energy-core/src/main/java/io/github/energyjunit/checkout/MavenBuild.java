package io.github.energyjunit.checkout;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Compiles the tests of one version by a Maven of its own, up to {@code process-test-classes}, and has each module describe
 * them.
 *
 * @param home where Maven is installed
 * @param arguments what every call gets: settings, repository, profiles, properties
 * @param goal the goal that describes a module's tests, with its full name
 * @param limit how long it may take
 */
public record MavenBuild(Path home, List<String> arguments, String goal, Duration limit) {

    /** Where the goal writes what it finds. */
    public static final String TARGET = "energy.tests.directory";

    private static final int TAIL = 15;
    private static final Pattern COLOURS = Pattern.compile("\\x1b\\[[0-9;]*m");
    /** What Maven says after every error. */
    private static final Pattern ADVICE =
            Pattern.compile("\\s*$|\\[ERROR]\\s*$|\\[ERROR] (To see|Re-run|For more|\\[Help)");

    /** Copy the list. */
    public MavenBuild {
        arguments = List.copyOf(arguments);
    }

    /**
     * Build in a folder.
     *
     * @param pom the POM, seen from the folder
     * @param log what Maven says
     * @param descriptions where the modules are described
     * @return the modules that could be built
     * @throws InputException if none could, with the end of what Maven said
     */
    public List<TestModule> describe(
            String name, Path folder, String pom, Path log, Path descriptions, ChildProcesses children)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("--batch-mode", "--fail-at-end", "-f", pom));
        all.addAll(arguments);
        all.add("-D" + TARGET + "=" + descriptions);
        // The tests are run by us; the version's own measuring must not write into the midst of this build's.
        all.addAll(List.of(
                "-Denergy.skip=true", "-Denergy.output=" + descriptions.resolve("energy"), "-Djacoco.skip=true"));
        all.addAll(List.of("process-test-classes", goal));
        int status;
        try (MavenLauncher.Command command = MavenLauncher.command(home, folder, all)) {
            ProcessBuilder builder = new ProcessBuilder(command.words())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            for (String variable : List.of("M2_HOME", "MAVEN_HOME", "MAVEN_PROJECTBASEDIR", "MAVEN_CMD_LINE_ARGS")) {
                builder.environment().remove(variable);
            }
            Process process = children.start(builder);
            process.getOutputStream().close();
            status = wait(name, process, log);
        }
        List<TestModule> modules = TestModule.readAll(descriptions);
        if (status != 0 && modules.isEmpty()) {
            throw new InputException("The " + name + " does not build (the full log is in " + log + "):"
                    + System.lineSeparator() + tail(log));
        }
        return modules;
    }

    private int wait(String name, Process process, Path log) throws IOException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        throw new InputException(
                "Building the " + name + " took longer than " + limit.toMinutes() + " min and was ended; see " + log);
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .map(line -> COLOURS.matcher(line).replaceAll(""))
                .takeWhile(line -> !line.startsWith("[ERROR] -> [Help"))
                .filter(line -> line.startsWith("[ERROR]") || !line.startsWith("["))
                .filter(line -> !ADVICE.matcher(line).lookingAt())
                .toList();
        return String.join(System.lineSeparator(), lines.subList(0, Math.min(TAIL, lines.size())));
    }
}
