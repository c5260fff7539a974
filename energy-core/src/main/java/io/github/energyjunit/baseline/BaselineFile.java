package io.github.energyjunit.baseline;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.files.AtomicFile;
import io.github.energyjunit.files.FileGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The file of a baseline; whoever reads it sees it before or after a change, never amid one. */
public final class BaselineFile {

    /** Its usual name. */
    public static final String NAME = "energy-baseline.json";

    /** The command that writes it. */
    public static final String COMMAND = "mvn verify energy:baseline";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path file;

    public BaselineFile(Path file) {
        this.file = file;
    }

    /** Tell where the file is. */
    public Path path() {
        return file;
    }

    /** Tell whether there is one. */
    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * Read what is there; {@link Baseline#EMPTY} if there is no file.
     *
     * @throws InputException if it is damaged, hostile or of another schema
     * @throws IOException if it cannot be read
     */
    public Baseline read() throws IOException {
        if (!exists()) {
            return Baseline.EMPTY;
        }
        String merging = "add the other's runs by measuring again: " + COMMAND;
        return new BaselineReader(new JsonInput(file, "delete it and make a new one: " + COMMAND, merging)).read();
    }

    /**
     * Hold a file that the user has named against what can be read; one that is not there can be written.
     *
     * @param key the setting that names it
     * @throws InputException if it is there and cannot be read
     */
    public static void requireReadable(Path file, String key) {
        if (Files.isDirectory(file)) {
            throw new InputException(key + " = " + file + " is a directory: name a file in it");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new InputException(key + " = " + file + " cannot be read: it belongs to another user, or its"
                    + " permissions forbid it");
        }
    }

    /**
     * Replace what is there by what {@code change} makes of it, one goal after another.
     *
     * @throws InputException if what is there cannot be read; it is then left alone
     * @throws IOException if the file cannot be read or written; it is then as before
     */
    public Baseline update(UnaryOperator<Baseline> change) throws IOException {
        Path target = exists() ? file.toRealPath() : file.toAbsolutePath();
        return FileGuard.holding(target, PATIENCE, () -> {
            Baseline changed = change.apply(read());
            deleteLeftovers(target);
            byte[] text = BaselineWriter.write(changed).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(target, out -> out.write(text));
            return changed;
        });
    }

    /** A goal that was killed left its half-written file beside; nobody else writes while the guard is held. */
    private static void deleteLeftovers(Path target) throws IOException {
        Path directory = target.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return;
        }
        String name = String.valueOf(target.getFileName());
        try (DirectoryStream<Path> beside = Files.newDirectoryStream(directory, entry -> {
            String other = String.valueOf(entry.getFileName());
            return other.startsWith(name + ".") && other.endsWith(".tmp");
        })) {
            for (Path leftover : beside) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
