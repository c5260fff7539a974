package io.github.energyjunit.paired;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.checkout.ArgumentFile;
import io.github.energyjunit.checkout.ChildProcesses;
import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.checkout.TestSelection;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.profile.Profilers;
import io.github.energyjunit.worker.Wire;
import io.github.energyjunit.worker.Worker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps a {@link Worker} running for one module of one version, and talks to it. */
final class VersionJvm implements ProfiledJvm {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration GOODBYE = Duration.ofSeconds(10);
    /** At its end it writes the recording of its stacks. */
    private static final Duration LONG_GOODBYE = Duration.ofMinutes(1);

    private static final int MOST_LOST = 20;

    private final TestModule module;
    private final Map<String, String> settings;
    private final Path folder;
    private final ChildProcesses children;
    private final String engine;
    private final Duration period;
    private @Nullable Running running;
    private int generation;
    private int lost;
    private @Nullable Source source;

    /**
     * Prepares it; the JVM starts with the first question.
     *
     * @param settings system properties of ours
     * @param folder for measurements and what the tests print, made when needed
     */
    VersionJvm(TestModule module, Map<String, String> settings, Path folder, ChildProcesses children) {
        // Sampling stacks would be a part of what is compared.
        this(module, settings, folder, children, Profilers.OFF, SamplingRate.USUAL.period());
    }

    private VersionJvm(
            TestModule module,
            Map<String, String> settings,
            Path folder,
            ChildProcesses children,
            String engine,
            Duration period) {
        this.engine = engine;
        this.period = period;
        this.module = module;
        this.settings = Map.copyOf(settings);
        this.folder = folder;
        this.children = children;
    }

    /** Prepares another JVM of the same version, whose stacks are sampled so often. */
    VersionJvm profiled(String by, SamplingRate rate) {
        return new VersionJvm(module, settings, folder.resolve(rate.folder()), children, by, rate.period());
    }

    @Override
    public Path output() {
        return folder.resolve(String.valueOf(generation));
    }

    private record Running(WorkerLink link, MeasurementTail tail, Path log) {}

    @Override
    public List<FoundUnit> discover(TestSelection selection) throws IOException {
        Running jvm = running();
        jvm.link.ask(Wire.line(
                Wire.DISCOVER, selection.classes(), selection.notClasses(), selection.tags(), selection.notTags()));
        List<FoundUnit> units = new ArrayList<>();
        while (true) {
            List<String> fields = jvm.link.fields(START);
            if (fields.get(0).equals(Wire.UNIT)) {
                units.add(new FoundUnit(fields.get(1), fields.get(2), Boolean.parseBoolean(fields.get(3))));
            } else if (fields.get(0).equals(Wire.DISCOVERED)) {
                return units;
            } else {
                throw unable(jvm, "does not find its tests: " + String.join(" ", fields));
            }
        }
    }

    @Override
    public RunOutcome run(String uniqueId, int times, long operations, Batch.Scope scope, Duration limit)
            throws IOException {
        Running jvm = running();
        long start = System.nanoTime();
        jvm.link.ask(Wire.line(Wire.RUN, uniqueId, times, operations, scope));
        String answer = jvm.link.answer(limit);
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        if (answer.equals(WorkerLink.GONE) || answer.equals(WorkerLink.LATE)) {
            giveUp();
            return RunOutcome.lost(
                    answer.equals(WorkerLink.LATE)
                            ? "does not end within " + limit.toSeconds() + " s"
                            : "ends its JVM (see " + jvm.log + ")",
                    wall);
        }
        List<String> fields = Wire.fields(answer);
        if (!fields.get(0).equals(Wire.RAN)) {
            giveUp();
            return RunOutcome.lost("cannot be run: " + String.join(" ", fields), wall);
        }
        Map<String, Reading> readings = jvm.tail.read(scope);
        source = jvm.tail.source().orElse(source);
        return new RunOutcome(RunOutcome.End.valueOf(fields.get(1)), fields.get(2), wall, readings);
    }

    /** Returns what the measurement file says of its source, once something was measured. */
    Optional<Source> source() {
        return Optional.ofNullable(source);
    }

    @Override
    public int generation() {
        return running == null ? generation + 1 : generation;
    }

    private Running running() throws IOException {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private Running start() throws IOException {
        generation++;
        if (lost > MOST_LOST) {
            throw new InputException("The JVM of " + module.id() + " was lost " + lost
                    + " times: leave out the tests that hang or end it by -Denergy.compare.tests=<pattern>");
        }
        Path output = Files.createDirectories(folder.resolve(String.valueOf(generation)));
        Path log = output.resolve("jvm.log");
        // The class path of the worker, and options, which no process list should show.
        List<String> arguments = new ArrayList<>(module.options());
        arguments.removeIf(option -> option.startsWith("@"));
        arguments.addAll(module.moduleOptions());
        arguments.addAll(List.of("-cp", String.join(File.pathSeparator, module.classPath()), Worker.class.getName()));
        List<String> command = new ArrayList<>(List.of(module.java()));
        module.options().stream().filter(option -> option.startsWith("@")).forEach(command::add);
        try (ArgumentFile file = ArgumentFile.of(arguments)) {
            command.add("@" + file.path());
            WorkerLink link = WorkerLink.start((host, port) -> start(command, host, port, log), START);
            Running jvm = new Running(link, new MeasurementTail(output), log);
            tell(link, output);
            List<String> first = link.fields(START);
            if (!first.get(0).equals(Wire.READY)) {
                List<String> reason = first.get(0).equals(Wire.BROKEN) ? first.subList(1, first.size()) : first;
                throw unable(jvm, "does not start: " + String.join(" ", reason));
            }
            return jvm;
        } catch (InputException e) {
            throw e;
        } catch (IOException e) {
            throw new InputException("The test JVM of " + module.id() + " in " + module.folder() + " does not start: "
                    + e.getMessage() + " (see " + log + ")");
        }
    }

    private Process start(List<String> command, String host, int port, Path log) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(host, String.valueOf(port)));
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(new File(module.folder()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeAll(module.hiddenEnvironment());
        builder.environment().putAll(module.environment());
        return children.start(builder);
    }

    /** Tells the worker what its tests see. */
    private void tell(WorkerLink link, Path output) {
        SeenByTests seen = SeenByTests.of(module, ours(output));
        seen.properties().forEach((key, value) -> link.ask(Wire.line(Wire.PROPERTY, key, value)));
        seen.parameters().forEach((key, value) -> link.ask(Wire.line(Wire.PARAMETER, key, value)));
        module.roots().forEach(root -> link.ask(Wire.line(Wire.ROOT, root)));
        link.ask(Wire.BEGIN);
    }

    private Map<String, String> ours(Path output) {
        Map<String, String> ours = new TreeMap<>(settings);
        ours.put("energy.output", output.toString());
        ours.put("energy.measure", "all");
        // The turns themselves hold against a machine that is not steady.
        ours.put("energy.canary", "never");
        ours.put(Profilers.KEY, engine);
        ours.put(Profilers.PERIOD, period.toMillis() + "ms");
        ours.put("junit.jupiter.extensions.autodetection.enabled", String.valueOf(module.jupiterMeasures()));
        return ours;
    }

    private InputException unable(Running jvm, String what) {
        giveUp();
        jvm.link.kill();
        return new InputException(
                "The test JVM of " + module.id() + " in " + module.folder() + " " + what + " (see " + jvm.log + ")");
    }

    private void giveUp() {
        Running gone = running;
        running = null;
        lost++;
        if (gone != null) {
            gone.link.kill();
        }
    }

    @Override
    public void close() {
        Running jvm = running;
        running = null;
        if (jvm != null) {
            jvm.link.end(engine.equals(Profilers.OFF) ? GOODBYE : LONG_GOODBYE);
        }
    }
}
