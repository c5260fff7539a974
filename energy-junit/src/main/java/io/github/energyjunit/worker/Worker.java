package io.github.energyjunit.worker;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.sampling.Sampling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The main class of a JVM that runs tests one by one, as {@code energy:compare} asks for them by {@link Wire} lines.
 *
 * <p>What the tests measure goes into the measurement file, as in every test JVM. What they print goes to the error stream.
 * When the input ends without a word, the JVM that asked has died, and this one follows it, even in the midst of a test.
 *
 * @since 0.1.0
 */
public final class Worker {
    /** Exit status after the asking JVM has died. */
    public static final int ABANDONED = 3;

    private final Launcher launcher = LauncherFactory.create();
    private final List<DiscoverySelector> roots;
    private final PrintStream answers;

    private Worker(Set<Path> roots, PrintStream answers) {
        this.roots = List.copyOf(DiscoverySelectors.selectClasspathRoots(roots));
        this.answers = answers;
    }

    /**
     * Listens to the standard input until it is told to end.
     *
     * @param args folders and jars that hold tests
     */
    public static void main(String[] args) {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BlockingQueue<String> lines = listen(System.in);
        Recorder.stayAwake();
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream());
        try {
            Worker worker = new Worker(
                    new LinkedHashSet<>(Arrays.stream(args).map(Path::of).toList()), answers);
            answers.println(Wire.line(Wire.READY));
            worker.work(lines);
        } catch (RuntimeException | LinkageError | InterruptedException e) {
            e.printStackTrace();
            answers.println(Wire.line(Wire.BROKEN, e));
            Runtime.getRuntime().halt(1);
        }
        // Tests may have left threads behind that would keep the JVM alive.
        System.exit(0);
    }

    private void work(BlockingQueue<String> lines) throws InterruptedException {
        for (String line = lines.take(); !line.equals(Wire.END); line = lines.take()) {
            List<String> fields = Wire.fields(line);
            switch (fields.get(0)) {
                case Wire.DISCOVER -> discover(fields.get(1));
                case Wire.RUN ->
                    answers.println(run(
                                    fields.get(1),
                                    Integer.parseInt(fields.get(2)),
                                    fields.get(3),
                                    Batch.Scope.valueOf(fields.get(4)))
                            .toLine());
                default -> throw new IllegalArgumentException("not understood: " + line);
            }
        }
    }

    private void discover(String pattern) {
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request().selectors(roots);
        if (!pattern.isEmpty()) {
            request.filters(ClassNameFilter.includeClassNamePatterns(pattern));
        }
        TestPlan plan = launcher.discover(request.build());
        for (TestIdentifier root : plan.getRoots()) {
            tell(plan, root);
        }
        answers.println(Wire.line(Wire.DISCOVERED));
    }

    private void tell(TestPlan plan, TestIdentifier test) {
        Set<TestIdentifier> children = plan.getChildren(test);
        if (children.isEmpty()) {
            Unit.of(test)
                    .ifPresent(unit ->
                            answers.println(Wire.line(Wire.UNIT, unit.uniqueId(), unit.name(), unit.measured())));
        }
        for (TestIdentifier child : children) {
            tell(plan, child);
        }
    }

    private Execution run(String uniqueId, int times, String operations, Batch.Scope scope) {
        Execution execution = new Execution();
        // Without the extension the listener measures, as it does tests of other engines.
        Map<String, String> extension = scope == Batch.Scope.EXECUTION
                ? Map.of("junit.jupiter.extensions.autodetection.enabled", "false")
                : Map.of();
        for (int time = 0; time < times && !execution.failed(); time++) {
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectUniqueId(uniqueId))
                            // Invocations that run at the same time would share what they cost.
                            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                            .configurationParameter("energy.samples", "1")
                            .configurationParameter("energy.warmups", "1")
                            .configurationParameter(Sampling.OPERATIONS, operations)
                            .configurationParameters(extension)
                            .build(),
                    execution);
        }
        return execution;
    }

    private static BlockingQueue<String> listen(InputStream input) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader reader =
                            new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
                        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                            lines.add(line);
                            if (line.equals(Wire.END)) {
                                return;
                            }
                        }
                        Runtime.getRuntime().halt(ABANDONED);
                    } catch (IOException e) {
                        Runtime.getRuntime().halt(ABANDONED);
                    }
                },
                "energy-junit-worker");
        thread.setDaemon(true);
        thread.start();
        return lines;
    }
}
