package io.github.energyjunit.worker;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.sampling.Sampling;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The main class of a JVM that runs tests one by one, as {@code energy:compare} asks for them by {@link Wire} lines.
 *
 * <p>What the tests measure goes into the measurement file, as in every test JVM. What is printed, by whomever, goes where
 * the JVM's output goes. When the JVM that asked has died, this one follows it, even in the midst of a test.
 *
 * @since 0.1.0
 */
public final class Worker {
    /** Exit status after the asking JVM has died. */
    public static final int ABANDONED = 3;

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final Connection connection;
    private final Launcher launcher;
    private final List<DiscoverySelector> roots;
    private final Map<String, String> parameters;

    private Worker(Connection connection, Set<Path> roots, Map<String, String> parameters) {
        this.connection = connection;
        this.launcher = LauncherFactory.create();
        this.roots = List.copyOf(DiscoverySelectors.selectClasspathRoots(roots));
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * Connects to the JVM that asks, and does what that says until it is told to end.
     *
     * @param args host and port where that JVM listens; the token that it wants to see comes from the standard input
     */
    public static void main(String[] args) throws IOException {
        Connection connection = Connection.to(args[0], Integer.parseInt(args[1]), System.in);
        Recorder.stayAwake();
        System.setIn(InputStream.nullInputStream());
        try {
            prepare(connection).work();
        } catch (RuntimeException | LinkageError | InterruptedException e) {
            e.printStackTrace();
            connection.answer(Wire.line(Wire.BROKEN, e));
            Runtime.getRuntime().halt(1);
        }
        // Tests may have left threads behind that would keep the JVM alive.
        System.exit(0);
    }

    /** Sets what the tests are to see, as Surefire does: after the JVM has started, and not on its command line. */
    private static Worker prepare(Connection connection) throws InterruptedException, IOException {
        Set<Path> roots = new LinkedHashSet<>();
        Map<String, String> parameters = new HashMap<>();
        for (String line = connection.question(); !line.equals(Wire.BEGIN); line = connection.question()) {
            List<String> fields = Wire.fields(line);
            switch (fields.get(0)) {
                case Wire.PROPERTY -> System.setProperty(fields.get(1), fields.get(2));
                case Wire.PARAMETER -> parameters.put(fields.get(1), fields.get(2));
                case Wire.ROOT -> roots.add(Path.of(fields.get(1)));
                default -> throw new IllegalArgumentException("not understood: " + line);
            }
        }
        Worker worker = new Worker(connection, roots, parameters);
        connection.answer(Wire.line(Wire.READY));
        return worker;
    }

    private void work() throws InterruptedException, IOException {
        for (String line = connection.question(); !line.equals(Wire.END); line = connection.question()) {
            List<String> fields = Wire.fields(line);
            switch (fields.get(0)) {
                case Wire.DISCOVER -> discover(fields.get(1), fields.get(2), fields.get(3), fields.get(4));
                case Wire.RUN ->
                    connection.answer(run(
                                    fields.get(1),
                                    Integer.parseInt(fields.get(2)),
                                    fields.get(3),
                                    Batch.Scope.valueOf(fields.get(4)))
                            .toLine());
                default -> throw new IllegalArgumentException("not understood: " + line);
            }
            // A test may have left this thread interrupted.
            Thread.interrupted();
        }
    }

    private void discover(String classes, String notClasses, String tags, String notTags) throws IOException {
        LauncherDiscoveryRequestBuilder request =
                LauncherDiscoveryRequestBuilder.request().selectors(roots).configurationParameters(parameters);
        if (!classes.isEmpty()) {
            request.filters(ClassNameFilter.includeClassNamePatterns(classes));
        }
        if (!notClasses.isEmpty()) {
            request.filters(ClassNameFilter.excludeClassNamePatterns(notClasses));
        }
        if (!tags.isBlank()) {
            request.filters(TagFilter.includeTags(COMMA.split(tags.trim())));
        }
        if (!notTags.isBlank()) {
            request.filters(TagFilter.excludeTags(COMMA.split(notTags.trim())));
        }
        TestPlan plan = launcher.discover(request.build());
        for (TestIdentifier root : plan.getRoots()) {
            tell(plan, root);
        }
        connection.answer(Wire.line(Wire.DISCOVERED));
    }

    private void tell(TestPlan plan, TestIdentifier test) throws IOException {
        Set<TestIdentifier> children = plan.getChildren(test);
        if (children.isEmpty()) {
            Unit unit = Unit.of(test).orElse(null);
            if (unit != null) {
                connection.answer(Wire.line(Wire.UNIT, unit.uniqueId(), unit.name(), unit.measured()));
            }
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
                            .configurationParameters(parameters)
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
}
