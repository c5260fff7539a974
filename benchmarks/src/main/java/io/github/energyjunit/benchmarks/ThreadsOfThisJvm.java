package io.github.energyjunit.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** Adds up the CPU time of all threads of this JVM, the JVM's own included, as the kernel books it. */
public final class ThreadsOfThisJvm implements AutoCloseable {
    private final Map<String, Task> tasks = new HashMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(64);

    private static final class Task {
        final FileChannel file;
        long last;

        Task(FileChannel file) {
            this.file = file;
        }
    }

    /** Opens what the kernel tells of the threads that there are now. */
    public ThreadsOfThisJvm() throws IOException {
        look();
    }

    /** Counts the threads that were started since, too, such as compilers. */
    public void look() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path folder : folders) {
                String id = folder.getFileName().toString();
                if (!tasks.containsKey(id)) {
                    tasks.put(id, new Task(FileChannel.open(folder.resolve("schedstat"), StandardOpenOption.READ)));
                }
            }
        } catch (NoSuchFileException ended) {
            look();
        }
    }

    /** Reads the sum in ns; asking for the calling thread's time makes the kernel book it. */
    public long nanos() {
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long sum = 0;
        for (Task task : tasks.values()) {
            task.last = Math.max(task.last, nanos(task.file));
            sum += task.last;
        }
        return sum;
    }

    private long nanos(FileChannel file) {
        buffer.clear();
        try {
            int length = file.read(buffer, 0);
            String text = new String(buffer.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII);
            return length <= 0 ? 0 : Long.parseLong(text.substring(0, text.indexOf(' ')));
        } catch (IOException ended) {
            // An idle compiler thread may end at any time; what it had used still counts.
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        for (Task task : tasks.values()) {
            task.file.close();
        }
    }
}
