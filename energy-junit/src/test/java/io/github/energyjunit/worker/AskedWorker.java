package io.github.energyjunit.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.MeasuredRun;
import io.github.energyjunit.measurement.Batch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Starts a worker and asks it as {@code energy:compare} does. */
abstract class AskedWorker {
    static final String CASES = WorkedTestCases.class.getName();

    @TempDir
    Path folder;

    ServerSocket server;
    Process worker;
    Socket socket;
    OutputStream questions;
    BufferedReader answers;

    @BeforeEach
    void start() throws Exception {
        start(System.getProperty("java.class.path"));
    }

    void start(String classPath) throws Exception {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(120_000);
        worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:gc*:stdout",
                        "-cp",
                        classPath,
                        Worker.class.getName(),
                        server.getInetAddress().getHostAddress(),
                        String.valueOf(server.getLocalPort()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed.txt").toFile())
                .start();
        try (OutputStream token = worker.getOutputStream()) {
            token.write("open sesame\n".getBytes(StandardCharsets.US_ASCII));
        }
        socket = server.accept();
        questions = socket.getOutputStream();
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(answers.readLine()).isEqualTo("hello open+sesame");
        ask(Wire.line(Wire.PROPERTY, "basedir", folder));
        ask(Wire.line(Wire.PROPERTY, "energy.measure", "all"));
        ask(Wire.line(Wire.PROPERTY, "junit.jupiter.extensions.autodetection.enabled", true));
        ask(Wire.line(Wire.PARAMETER, "told.as.parameter", "yes"));
        ask(Wire.line(
                Wire.ROOT,
                Path.of(WorkedTestCases.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())));
        ask(Wire.BEGIN);
        assertThat(answers.readLine()).isEqualTo("ready");
    }

    @AfterEach
    void kill() throws IOException {
        worker.destroyForcibly();
        socket.close();
        server.close();
    }

    List<String> run(String name, int times, int operations) throws IOException {
        return run(name, times, operations, Batch.Scope.BODY);
    }

    List<String> run(String name, int times, int operations, Batch.Scope scope) throws IOException {
        ask(Wire.line(Wire.RUN, unit(name).get(1), times, operations, scope));
        return Wire.fields(answers.readLine());
    }

    List<String> unit(String name) throws IOException {
        return discover().stream()
                .filter(unit -> unit.get(2).endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    List<List<String>> discover() throws IOException {
        ask(Wire.line(Wire.DISCOVER, ".*WorkedTestCases.*", "", "", ""));
        return found();
    }

    List<List<String>> found() throws IOException {
        List<List<String>> units = new ArrayList<>();
        for (String line = answers.readLine(); !line.equals(Wire.DISCOVERED); line = answers.readLine()) {
            units.add(Wire.fields(line));
        }
        return units;
    }

    void ask(String line) throws IOException {
        questions.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
    }

    List<String> measured() throws IOException {
        return lines().stream().map(line -> line.path("test").asText()).toList();
    }

    List<JsonNode> lines() throws IOException {
        try (var files = Files.list(folder.resolve("target/energy"))) {
            Path file = files.filter(path -> path.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            return MeasuredRun.lines(file).stream()
                    .filter(line -> line.path("type").asText().equals("measurement"))
                    .toList();
        }
    }
}
