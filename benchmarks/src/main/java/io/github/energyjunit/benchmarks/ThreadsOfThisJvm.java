package io.github.energyjunit.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Adds up the CPU time of all threads that this JVM has now, the JVM's own included, as the kernel books it. */
final class ThreadsOfThisJvm implements AutoCloseable {
    private final List<FileChannel> files = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(64);
    private final long[] last;

    ThreadsOfThisJvm() throws IOException {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                files.add(FileChannel.open(task.resolve("schedstat"), StandardOpenOption.READ));
            }
        }
        last = new long[files.size()];
    }

    /** Reads the sum in ns; asking for the calling thread's time makes the kernel book it. */
    long nanos() throws IOException {
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long sum = 0;
        for (int i = 0; i < last.length; i++) {
            last[i] = Math.max(last[i], nanos(files.get(i)));
            sum += last[i];
        }
        return sum;
    }

    private long nanos(FileChannel file) throws IOException {
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
        for (FileChannel file : files) {
            file.close();
        }
    }
}
