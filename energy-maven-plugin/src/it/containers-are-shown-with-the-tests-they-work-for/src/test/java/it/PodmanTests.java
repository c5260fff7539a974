package it;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PodmanTests {
    private static final Path CONTAINERS = Path.of(System.getProperty("containers"));
    private static final Path SHARED = CONTAINERS.resolve("shared");

    @AfterAll
    static void write() throws IOException {
        Cpu.write();
    }

    /** Starts a container that uses 2 s, and is gone with the test. */
    @Test
    @MeasureEnergy
    void starts_a_container() throws Exception {
        Path rested = SHARED.resolve("rested");
        Files.deleteIfExists(rested);
        Cpu cpu = new Cpu();
        String burns = "(ulimit -t 2; while :; do :; done); : >/shared/rested; exec sleep 300";
        String id = podman("run", "-d", "-v", SHARED + ":/shared", "--name", "burner", "localhost/energy-burner:1", "sh", "-c", burns);
        await(rested);
        long used = cpu.used(id);
        podman("rm", "-f", "-t", "0", id);
        cpu.note("starts_a_container", used);
    }

    /** Uses 300 ms itself while a container that ran before uses 1 s, for which nothing of this JVM has asked. */
    @Test
    @MeasureEnergy
    void works_beside_a_container() throws Exception {
        Path done = SHARED.resolve("done");
        Files.deleteIfExists(done);
        Cpu cpu = new Cpu(Files.readString(CONTAINERS.resolve("neighbour")).strip());
        Files.writeString(SHARED.resolve("go"), "go\n");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + 300_000_000L;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
        await(done);
        cpu.note("works_beside_a_container", cpu.used());
    }

    private static void await(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(5);
        }
    }

    private static String podman(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(CONTAINERS.resolve("podman").toString()));
        command.addAll(List.of(arguments));
        if (arguments[0].equals("run")) {
            command.addAll(2, List.of("--network", "none", "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024"));
        }
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output;
    }
}
