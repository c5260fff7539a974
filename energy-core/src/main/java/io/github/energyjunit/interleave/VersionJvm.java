package io.github.energyjunit.interleave;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.versions.Children;
import io.github.energyjunit.versions.TestModule;
import io.github.energyjunit.worker.Wire;
import io.github.energyjunit.worker.Worker;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps a {@link Worker} running for one module of one version, and talks to it. */
final class VersionJvm implements TestJvm {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration GOODBYE = Duration.ofSeconds(10);
    private static final int MOST = 20;
    /** Stands for the end of what the JVM says. */
    private static final String GONE = "";
    /** Stands for no answer in time. */
    private static final String LATE = "late";

    private final TestModule module;
    private final Map<String, String> settings;
    private final Path folder;
    private final Children children;
    private @Nullable Running running;
    private int generation;
    private @Nullable JsonNode source;

    /**
     * Prepare it; the JVM starts with the first question.
     *
     * @param settings system properties of ours
     * @param folder for measurements and what the tests print, made when needed
     */
    VersionJvm(TestModule module, Map<String, String> settings, Path folder, Children children) {
        this.module = module;
        this.settings = Map.copyOf(settings);
        this.folder = folder;
        this.children = children;
    }

    private record Running(
            Process process, Writer questions, BlockingQueue<String> answers, MeasurementTail tail, Path log) {}

    @Override
    public List<FoundUnit> discover(String classes) throws IOException {
        Running jvm = running();
        ask(jvm, Wire.line(Wire.DISCOVER, classes));
        List<FoundUnit> units = new ArrayList<>();
        while (true) {
            List<String> fields = Wire.fields(answer(jvm, START));
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
    public Ran run(String uniqueId, int times, long operations, Batch.Scope scope, Duration limit) throws IOException {
        Running jvm = running();
        long start = System.nanoTime();
        ask(jvm, Wire.line(Wire.RUN, uniqueId, times, operations, scope));
        String answer = answer(jvm, limit);
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        if (answer.equals(GONE) || answer.equals(LATE)) {
            giveUp();
            return Ran.lost(
                    answer.equals(LATE)
                            ? "does not end within " + limit.toSeconds() + " s"
                            : "ends its JVM (see " + jvm.log + ")",
                    wall);
        }
        List<String> fields = Wire.fields(answer);
        if (!fields.get(0).equals(Wire.RAN)) {
            giveUp();
            return Ran.lost("cannot be run: " + String.join(" ", fields), wall);
        }
        Map<String, Reading> readings = jvm.tail.read(scope);
        source = jvm.tail.source().orElse(source);
        return new Ran(Ran.End.valueOf(fields.get(1)), fields.get(2), wall, readings);
    }

    /** Return what the measurement file says of its source, once something was measured. */
    Optional<JsonNode> source() {
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
        if (generation > MOST) {
            throw new InputException("The JVM of " + module.id() + " was lost " + MOST
                    + " times: leave out the tests that hang or end it by -Denergy.compare.tests=<pattern>");
        }
        Path output = Files.createDirectories(folder.resolve(String.valueOf(generation)));
        Path log = output.resolve("jvm.log");
        List<String> command = new ArrayList<>(List.of(module.java()));
        command.addAll(module.options());
        module.properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dbasedir=" + module.folder());
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Denergy.output=" + output);
        command.add("-Denergy.measure=all");
        // The turns themselves hold against a machine that is not steady.
        command.add("-Denergy.canary=never");
        command.add("-Djunit.jupiter.extensions.autodetection.enabled=" + module.jupiterMeasures());
        // A file, since a class path may be longer than an argument is allowed to be.
        String classPath = String.join(File.pathSeparator, module.classPath()).replace("\\", "\\\\");
        Path arguments = Files.writeString(output.resolve("classpath.args"), "-cp \"" + classPath + "\"\n");
        command.addAll(List.of("@" + arguments, Worker.class.getName()));
        command.addAll(module.roots());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(new File(module.folder())).redirectError(log.toFile());
        builder.environment().putAll(module.environment());
        Process process = children.start(builder);
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        listen(process, answers);
        Running jvm = new Running(
                process, process.outputWriter(StandardCharsets.UTF_8), answers, new MeasurementTail(output), log);
        String first = answer(jvm, START);
        if (!first.equals(Wire.READY)) {
            throw unable(jvm, "does not start: " + String.join(" ", Wire.fields(first)));
        }
        return jvm;
    }

    private InputException unable(Running jvm, String what) {
        giveUp();
        jvm.process.destroyForcibly();
        return new InputException(
                "The test JVM of " + module.id() + " in " + module.folder() + " " + what + " (see " + jvm.log + ")");
    }

    private static void ask(Running jvm, String line) {
        try {
            jvm.questions.write(line + "\n");
            jvm.questions.flush();
        } catch (IOException e) {
            // The JVM is gone, which shows when its answer does not come.
            jvm.answers.add(GONE);
        }
    }

    private static String answer(Running jvm, Duration limit) throws IOException {
        try {
            String line = jvm.answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            return line == null ? LATE : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void listen(Process process, BlockingQueue<String> answers) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            answers.add(line);
                        }
                    } catch (IOException e) {
                        answers.add(GONE);
                    }
                    answers.add(GONE);
                },
                "energy-compare-answers");
        thread.setDaemon(true);
        thread.start();
    }

    private void giveUp() {
        Running lost = running;
        running = null;
        if (lost != null) {
            lost.process.descendants().forEach(ProcessHandle::destroyForcibly);
            lost.process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        Running jvm = running;
        if (jvm == null) {
            return;
        }
        ask(jvm, Wire.END);
        try {
            if (!jvm.process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                giveUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp();
        }
        running = null;
    }
}
