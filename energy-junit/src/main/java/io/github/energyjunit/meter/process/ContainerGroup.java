package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.cpu.NumberScanner;
import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads what one container has used from the open file of its group; one whose processes are this JVM's children has none. */
final class ContainerGroup {
    private static final byte[] USEC = "usage_usec".getBytes(StandardCharsets.US_ASCII);
    private static final int CAPACITY = 4096;

    /** A group that shows no process by then has none that can be seen from here. */
    private static final int LOOKS = 8;

    /** The container's name, by which it is known wherever it is looked at. */
    final String id;

    /** What it had used when it was seen first, in ns. */
    final long fromNanos;

    private final Path folder;
    private final PositionalFile file;
    private final Path proc;
    private long counted;
    private long latest;
    private int looks;
    private boolean toldWhose;
    private boolean ours;

    /**
     * Opens a group.
     *
     * @param isNew whether it was made since this JVM has looked, so that all it has used is news
     * @throws IOException if it has gone
     */
    ContainerGroup(Path usage, Path proc, boolean isNew) throws IOException {
        folder = usage.resolveSibling("");
        id = ContainerTree.id(folder.getFileName().toString());
        file = new PositionalFile(usage, CAPACITY);
        this.proc = proc;
        latest = Math.max(0, read());
        fromNanos = isNew ? 0 : latest;
        counted = fromNanos;
    }

    /**
     * Returns what it has used since the last call, in ns.
     *
     * @throws IOException if it has gone; {@link #rest()} has then what is left
     */
    long advance() throws IOException {
        latest = Math.max(latest, read());
        if (!toldWhose) {
            long pid = Descent.firstIn(folder);
            toldWhose = pid > 0 || ++looks >= LOOKS;
            ours = pid > 0 && Descent.isOurs(proc, pid);
        }
        return toldWhose ? rest() : 0;
    }

    /** Returns what it is known to have used, and was not told yet. */
    long rest() {
        long used = ours ? 0 : latest - counted;
        counted = latest;
        return used;
    }

    private long read() throws IOException {
        ByteBuffer text = file.read();
        if (file.path().endsWith(ContainerTree.USAGE)) {
            return NumberScanner.next(text);
        }
        return NumberScanner.skipBehind(text, USEC) ? 1_000 * NumberScanner.next(text) : latest;
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
