package it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the kernel says that a container has used, and this JVM with its children: the truth that is noted for each test. */
final class Cpu {
    /** Is there in version 1 of control groups alone. */
    private static final Path ACCOUNTING = Path.of("/sys/fs/cgroup/cpuacct");

    private static final long NANOS_PER_TICK = 10_000_000L;
    private static final int UTIME = 11;
    private static final List<String> NOTES = new ArrayList<>();

    private final long own = own();
    private Path usage = Path.of("");
    private long before;

    /** Begins with a container that is yet to be started. */
    Cpu() {}

    /** Begins with a container that has used something. */
    Cpu(String id) throws IOException {
        usage = usage(id);
        before = read(usage);
    }

    /** Returns what a container has used since, in ns. */
    long used(String id) throws IOException {
        usage = usage(id);
        return used();
    }

    /** Returns what the container has used since, in ns. */
    long used() throws IOException {
        return read(usage) - before;
    }

    /** Notes what was used since, by a container that may have gone, and by this JVM. */
    void note(String test, long used) {
        NOTES.add(test + " " + used + " " + (own() - own));
    }

    /** Writes down what was noted: while nothing is measured. */
    static void write() throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("energy.output")));
        Files.write(folder.resolve("truth"), NOTES, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("version"), Files.exists(ACCOUNTING) ? "1" : "2");
        NOTES.clear();
    }

    private static Path usage(String id) throws IOException {
        boolean one = Files.exists(ACCOUNTING);
        try (Stream<Path> groups = Files.walk(one ? ACCOUNTING : Path.of("/sys/fs/cgroup"))) {
            return groups.filter(group -> group.getFileName().toString().matches("(?!.*conmon).*" + id + ".*"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no group of " + id))
                    .resolve(one ? "cpuacct.usage" : "cpu.stat");
        }
    }

    private static long read(Path file) throws IOException {
        String text = Files.readAllLines(file).get(0);
        return text.startsWith("usage_usec ") ? 1_000 * Long.parseLong(text.substring(11)) : Long.parseLong(text);
    }

    private static long own() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = 0; i < 4; i++) {
                ticks += Long.parseLong(fields[UTIME + i]);
            }
            return ticks * NANOS_PER_TICK;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
