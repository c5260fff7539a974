package io.github.energyjunit.history;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.files.AtomicFile;
import io.github.energyjunit.files.FileGuard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The file of the history: one line for each build of each module, the oldest first, and not more than it can hold. */
public final class HistoryFile {

    /** How many builds of each module are kept. */
    public static final int BUILDS = 1000;

    /** How many bytes are kept at most. */
    public static final long BYTES = 64L << 20;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WARNINGS = 5;

    private final Path file;
    private final int most;
    private final long mostBytes;

    public HistoryFile(Path file) {
        this(file, BUILDS, BYTES);
    }

    HistoryFile(Path file, int most, long mostBytes) {
        this.file = file;
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /**
     * Adds a build at the end, unless it is there; the oldest make room once there are a tenth too many.
     *
     * @throws IOException if the file cannot be read or written
     */
    public void add(BuildRecord build) throws IOException {
        String line = RecordText.write(build);
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        FileGuard.holding(target, PATIENCE, () -> {
            if (Files.exists(target)) {
                List<Head> heads = heads(target);
                if (heads.contains(new Head(build.build(), build.module(), 0))) {
                    return false;
                }
                trim(target, heads, line.length());
            } else {
                Files.createDirectories(target.resolveSibling("."));
            }
            Files.writeString(
                    target,
                    (endsAmidALine(target) ? "\n" : "") + line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return true;
        });
    }

    /**
     * Hand every sound record to {@code sink}, the oldest first; tell {@code warnings} about the others.
     *
     * @throws IOException if the file cannot be read
     */
    public void read(Consumer<BuildRecord> sink, Consumer<String> warnings) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        int damaged = 0;
        try (BufferedReader lines = lines(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    if (!line.isBlank()) {
                        sink.accept(RecordText.read(line));
                    }
                } catch (IllegalArgumentException | InputException e) {
                    if (++damaged <= WARNINGS) {
                        warnings.accept(file + " line " + number + " is left out of the history: " + e.getMessage());
                    }
                }
            }
        }
        if (damaged > WARNINGS) {
            warnings.accept(file + " has " + (damaged - WARNINGS) + " more damaged lines");
        }
    }

    /** What of a line is needed to keep house; {@code bytes} does not tell lines apart. */
    private record Head(String build, String module, long bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Head head && build.equals(head.build) && module.equals(head.module);
        }

        @Override
        public int hashCode() {
            return build.hashCode() * 31 + module.hashCode();
        }
    }

    private static List<Head> heads(Path file) throws IOException {
        List<Head> heads = new ArrayList<>();
        try (BufferedReader lines = lines(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heads.add(new Head(value(line, "build"), value(line, "module"), line.length() + 1L));
            }
        }
        return heads;
    }

    /** Finds a value in the beginning of a line of our own, without reading all of it; empty in any other line. */
    private static String value(String line, String field) {
        String start = "\"" + field + "\":\"";
        int from = line.indexOf(start);
        int to = from < 0 ? -1 : line.indexOf("\",\"", from);
        return to < 0 ? "" : line.substring(from + start.length(), to);
    }

    private void trim(Path target, List<Head> heads, long more) throws IOException {
        long bytes = heads.stream().mapToLong(Head::bytes).sum() + more;
        Map<String, Deque<Integer>> byModule = new HashMap<>();
        for (int i = 0; i < heads.size(); i++) {
            byModule.computeIfAbsent(heads.get(i).module(), key -> new ArrayDeque<>())
                    .add(i);
        }
        boolean tooMany = byModule.values().stream().anyMatch(lines -> lines.size() >= most + Math.max(1, most / 10));
        if (!tooMany && bytes <= mostBytes) {
            return;
        }
        Set<Integer> dropped = new HashSet<>();
        byModule.values().forEach(lines -> {
            while (lines.size() >= most) {
                dropped.add(lines.remove());
            }
        });
        long left =
                bytes - dropped.stream().mapToLong(i -> heads.get(i).bytes()).sum();
        for (int i = 0; i < heads.size() && left > mostBytes - mostBytes / 10; i++) {
            if (dropped.add(i)) {
                left -= heads.get(i).bytes();
            }
        }
        AtomicFile.write(target, out -> {
            try (BufferedReader lines = lines(target)) {
                int i = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!dropped.contains(i++)) {
                        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        });
    }

    /** A build that was killed while writing left half a line: the next one must not go on in it. */
    private static boolean endsAmidALine(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
    }

    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }
}
