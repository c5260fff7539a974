package io.github.energyjunit.reading;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes a measurement file line by line, as a measuring JVM does. */
public final class Recording {

    public static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00.123456Z");
    public static final long PID = 4711;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String run = UUID.randomUUID().toString();

    private Recording(Path file) {
        this.file = file;
    }

    /** Begin a file of the source powercap. */
    public static Recording measured(Path output) {
        return of(output, jvm -> {});
    }

    /** Begin a file of the estimate. */
    public static Recording estimated(Path output) {
        return of(output, jvm -> {
            jvm.putObject("source")
                    .put("name", "estimate")
                    .put("quality", "estimated")
                    .put("model", "ccf-2026.04/linear")
                    .put("uncertainty", 0.3)
                    .putArray("domains")
                    .addObject()
                    .put("name", "cpu")
                    .put("counted", true);
            jvm.withObject("/fingerprint").put("source", "estimate").put("model", "ccf-2026.04/linear");
        });
    }

    /** Begin a file whose first line is changed by {@code change}. */
    public static Recording of(Path output, Consumer<ObjectNode> change) {
        Recording recording = new Recording(output.resolve(
                "measurements-" + PID + "-" + UUID.randomUUID().toString().substring(0, 8) + ".jsonl"));
        ObjectNode jvm = JSON.createObjectNode()
                .put("type", "jvm")
                .put("schema", 1)
                .put("run", recording.run)
                .put("started", BEGIN.toString())
                .put("pid", PID)
                .put("attribution", "gross")
                .putNull("idleWatts")
                .put("cpuClock", "cpuacct.usage")
                .put("jvm", "OpenJDK 64-Bit Server VM 17.0.15+6")
                .put("os", "Linux 6.18 amd64");
        ObjectNode source = jvm.putObject("source").put("name", "powercap").put("quality", "measured");
        source.putNull("model").putNull("uncertainty");
        source.putArray("domains").addObject().put("name", "package-0").put("counted", true);
        jvm.putObject("fingerprint")
                .put("source", "powercap")
                .putNull("model")
                .put("cpuModel", "AMD EPYC")
                .put("cpuCount", 2)
                .put("jvmFeature", 17)
                .put("gc", "G1")
                .put("attribution", "gross");
        jvm.putArray("passedOver");
        jvm.putArray("notes");
        change.accept(jvm);
        return recording.raw(jvm + "\n");
    }

    /** Add a successful invocation of {@code joules}, read to the millijoule. */
    public Recording add(String test, double joules) {
        return add(test, joules, line -> {});
    }

    /** Add an invocation whose line is changed by {@code change}. */
    public Recording add(String test, double joules, Consumer<ObjectNode> change) {
        long microjoules = Math.round(joules * 1e6);
        ObjectNode line = JSON.createObjectNode()
                .put("type", "measurement")
                .put("run", run)
                .put("test", test)
                .put("className", test.replaceAll("#.*", ""))
                .put("methodName", test.replaceAll(".*#|\\(.*", ""))
                .put("displayName", test.replaceAll(".*#", ""))
                .put("outcome", "successful")
                .put("warmup", false)
                .put("operations", 1)
                .put("startNanos", 123)
                .put("durationNanos", 456_000_000)
                .put("cpuNanos", 1)
                .put("busyNanos", 2)
                .put("totalMicrojoules", 2 * microjoules)
                .put("attributedMicrojoules", microjoules)
                .put("resolutionMicrojoules", 1000)
                .putNull("maxJoules")
                .putNull("reason");
        line.putObject("domains").put("package-0", 2 * microjoules);
        line.putArray("flags");
        change.accept(line);
        return raw(line + "\n");
    }

    /** Add an invocation of which no energy is known. */
    public Recording unread(String test, String reason, Consumer<ObjectNode> change) {
        return add(test, 0, line -> {
            line.putNull("totalMicrojoules").putNull("attributedMicrojoules").putNull("resolutionMicrojoules");
            line.put("reason", reason).putArray("flags").add("NO_READING");
            change.accept(line);
        });
    }

    /** Add text as it is. */
    public Recording raw(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Leave the marker that stands beside a file that is being written. */
    public Recording leftOpen() {
        try {
            Files.createFile(file.resolveSibling(file.getFileName() + ".open"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Path file() {
        return file;
    }

    /** Set a flag, for {@link #add(String, double, Consumer)}. */
    public static Consumer<ObjectNode> flag(String flag) {
        return line -> line.withArray("/flags").add(flag);
    }

    /** Set the annotation's budget. */
    public static Consumer<ObjectNode> maxJoules(double limit) {
        return line -> line.put("maxJoules", limit);
    }
}
