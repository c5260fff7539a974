package io.github.energyjunit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What tests need that run commands on measurement files that no Maven made. */
abstract class MeasuredWithoutMaven {

    static final String TEST = "com.acme.FooTest#bar()";

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @AfterEach
    void leave_no_setting_behind() {
        System.getProperties().stringPropertyNames().stream()
                .filter(key -> key.startsWith("energy."))
                .forEach(System::clearProperty);
    }

    /** Two JVMs, each with ten samples that differ by up to 1 %. */
    final Path measured(String name, double joules, int hours) {
        Path measured = folder.resolve(name);
        for (int jvm = 0; jvm < 2; jvm++) {
            Recording recording = recording(measured, 60 * hours + jvm);
            for (int i = 0; i < 10; i++) {
                recording.add(TEST, joules * (1 + 0.001 * (i + jvm)));
            }
        }
        return measured;
    }

    final Path measured(String name, double joules) {
        return measured(name, joules, 0);
    }

    static Recording recording(Path folder, int minutes) {
        return Recording.of(folder, jvm -> jvm.put("module", "com.acme:shop").put("started", started(minutes)));
    }

    static String started(int minutes) {
        return Recording.BEGIN.plus(Duration.ofMinutes(minutes)).toString();
    }

    final String baseline() {
        return "--energy.baseline.file=" + folder.resolve("baseline.json");
    }

    static JsonNode timeless(byte[] json) throws IOException {
        ObjectNode root = (ObjectNode) new ObjectMapper().readTree(json);
        root.remove("created");
        return root;
    }

    final int run(String... args) {
        leave_no_setting_behind();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return Main.execute(commandLine, args);
    }
}
