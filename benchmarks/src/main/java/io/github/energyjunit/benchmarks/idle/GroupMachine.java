package io.github.energyjunit.benchmarks.idle;

import io.github.energyjunit.meter.cpu.BusyClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A machine of its own inside a shared one: a control group with this JVM and its neighbours, whose CPU time, in ns, is
 * all that the machine does. Whatever else the shared machine does slows it down, and is not part of it.
 */
final class GroupMachine implements BusyClock {
    private static final Path ROOT = Path.of("/sys/fs/cgroup/cpuacct");

    private final Path group =
            ROOT.resolve("energy-junit-" + ProcessHandle.current().pid());
    private final FileChannel usage;
    private final ByteBuffer buffer = ByteBuffer.allocate(32);
    private final List<ProcessHandle> neighbours = new ArrayList<>();

    /** Moves this JVM into a group of its own, which needs root and cgroup v1. */
    GroupMachine() throws IOException {
        Files.createDirectory(group);
        move(ProcessHandle.current().pid(), group);
        usage = FileChannel.open(group.resolve("cpuacct.usage"), StandardOpenOption.READ);
    }

    /** Starts processes that keep this machine busy, and that are no children of this JVM, whose children are its own. */
    void start(Load load) throws IOException, InterruptedException {
        for (int i = 0; i < load.processes(); i++) {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String command = "'" + java + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
                    + System.getProperty("java.class.path") + "' " + Load.class.getName() + " " + load + " " + i
                    + " >/dev/null 2>&1 & echo $!";
            Process shell = new ProcessBuilder("sh", "-c", command).start();
            String pid = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            shell.waitFor();
            neighbours.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
        }
        TimeUnit.SECONDS.sleep(1);
    }

    /** Ends them. */
    void stop() throws InterruptedException {
        neighbours.forEach(ProcessHandle::destroyForcibly);
        while (neighbours.stream().anyMatch(ProcessHandle::isAlive)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        neighbours.clear();
    }

    @Override
    public String name() {
        return "cpuacct.usage";
    }

    @Override
    public synchronized long nanos() {
        try {
            buffer.clear();
            int length = usage.read(buffer, 0);
            return Long.parseLong(new String(buffer.array(), 0, length, StandardCharsets.US_ASCII).trim());
        } catch (IOException e) {
            return NO_READING;
        }
    }

    @Override
    public void close() {
        try {
            stop();
            usage.close();
            move(ProcessHandle.current().pid(), ROOT);
            Files.delete(group);
        } catch (IOException e) {
            System.err.println("The group " + group + " stays behind: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void move(long pid, Path to) throws IOException {
        Files.writeString(to.resolve("cgroup.procs"), pid + "\n");
    }
}
