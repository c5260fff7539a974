package io.github.energyjunit.meter.scaphandre;

import io.github.energyjunit.meter.relay.Feed;
import io.github.energyjunit.meter.relay.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Follows the growing file of Scaphandre's JSON exporter, which holds power at points in time: each element says how much
 * was drawn, in µW, since the one before.
 *
 * <p>It takes one array that is not yet closed, the concatenated objects of versions up to 1.0.0, and lines of other text
 * before or between them. The first element has no power.
 */
final class JsonFeed implements Feed {
    private static final String START = "{\"host\"";
    private static final int MAX_CHUNK = 1 << 20;
    private static final int MAX_ELEMENT = 8 << 20;
    private static final Duration DEFAULT_STEP = Duration.ofSeconds(2);
    private static final int LATE_STEPS = 3;

    private final Path path;
    private final Duration step;
    private final StringBuilder pending = new StringBuilder();
    private RandomAccessFile file;
    private double lastTimestamp = Double.NaN;
    private double lastStep = Double.NaN;
    private double microjoules;
    private long lastElementNanos = System.nanoTime();

    /** Opens the file, and takes the time between the last two elements for the exporter's step. */
    JsonFeed(Path path) throws IOException {
        this.path = path;
        file = new RandomAccessFile(path.toFile(), "r");
        file.seek(Math.max(0, file.length() - MAX_CHUNK));
        readOn();
        step = lastStep > 0 ? Duration.ofMillis(Math.round(lastStep * 1_000)) : DEFAULT_STEP;
    }

    Duration step() {
        return step;
    }

    @Override
    public long[] next() throws IOException {
        if (Files.notExists(path) || Files.size(path) < file.getFilePointer()) {
            file.close();
            pending.setLength(0);
            file = new RandomAccessFile(path.toFile(), "r");
            beginAnew();
        }
        readOn();
        long silence = System.nanoTime() - lastElementNanos;
        if (silence > LATE_STEPS * step.toNanos()) {
            throw new IOException(path + " has not grown for " + silence / 1_000_000_000L + " s");
        }
        return new long[] {Math.round(microjoules)};
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }

    private void readOn() throws IOException {
        byte[] chunk = new byte[MAX_CHUNK];
        int read = file.read(chunk);
        if (read > 0) {
            // Only ASCII matters here; a letter that is cut in two does no harm inside a string.
            pending.append(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
            takeElements();
        }
    }

    private void takeElements() throws IOException {
        int start = pending.indexOf(START);
        while (start >= 0) {
            int end = endOfObject(start);
            if (end < 0) {
                break;
            }
            take(pending.substring(start, end));
            pending.delete(0, end);
            start = pending.indexOf(START);
        }
        if (pending.length() > MAX_ELEMENT) {
            pending.setLength(0);
            throw new IOException(path + " has an element of more than 8 MB, which is refused");
        }
    }

    private void take(String element) {
        Object host;
        try {
            host = Json.member(Json.parse(element), "host");
        } catch (IllegalArgumentException damaged) {
            host = null;
        }
        if (!(Json.member(host, "timestamp") instanceof Double timestamp)
                || !(Json.member(host, "consumption") instanceof Double microwatts)
                || !(microwatts >= 0)) {
            beginAnew();
            return;
        }
        if (timestamp > lastTimestamp) {
            lastStep = timestamp - lastTimestamp;
            microjoules += microwatts * lastStep;
        }
        if (!(timestamp <= lastTimestamp)) {
            lastTimestamp = timestamp;
            lastElementNanos = System.nanoTime();
        }
    }

    /** Lets the counter fall, so that nobody believes in energy across a gap. */
    private void beginAnew() {
        microjoules = 0;
        lastTimestamp = Double.NaN;
    }

    /** Returns the position behind the object's closing brace, or -1 where it is not there yet. */
    private int endOfObject(int start) {
        int depth = 0;
        boolean inString = false;
        for (int i = start; i < pending.length(); i++) {
            char c = pending.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
