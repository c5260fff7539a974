package io.github.energyjunit.checkout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The processes that a comparison starts. They are written down, so that those of a comparison that was killed can be
 * ended by the next one.
 */
public final class ChildProcesses {
    private static final int SECONDS = 10;

    private final @Nullable Path list;
    private final Set<ProcessHandle> running = ConcurrentHashMap.newKeySet();

    /** Remembers processes in a file; without one only as long as this JVM lives. */
    ChildProcesses(@Nullable Path list) {
        this.list = list;
    }

    /** Starts a process and remembers it. */
    public Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        ProcessHandle handle = process.toHandle();
        running.add(handle);
        var unused = process.onExit().thenRun(() -> running.remove(handle));
        Optional<Instant> started = handle.info().startInstant();
        if (list != null && started.isPresent()) {
            Files.writeString(
                    list,
                    process.pid() + " " + started.get().toEpochMilli() + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        return process;
    }

    /** Ends the processes that are still running, and what they have started. */
    void end() {
        running.forEach(ChildProcesses::end);
    }

    /** Ends what an earlier comparison, which is no more, has left running. */
    void endLeftOvers() throws IOException {
        if (list == null || Files.notExists(list)) {
            return;
        }
        for (String line : Files.readAllLines(list, StandardCharsets.US_ASCII)) {
            String[] words = line.split(" ", -1);
            // A line may be torn. A number alone is not enough: the system gives it to others later.
            if (words.length == 2 && words[0].matches("\\d{1,18}") && words[1].matches("\\d{1,18}")) {
                ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(process -> process.info()
                                .startInstant()
                                .filter(start -> start.toEpochMilli() == Long.parseLong(words[1]))
                                .isPresent())
                        .ifPresent(ChildProcesses::end);
            }
        }
    }

    private static void end(ProcessHandle process) {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            process.onExit().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            // It was told to end; more cannot be done.
            return;
        }
    }
}
