package io.github.energyjunit.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out which revision a working tree has checked out, without running git. */
public final class Commit {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String REFERENCE = "ref: ";

    private Commit() {}

    /** Give the hash of the revision checked out at or above a directory; empty if that cannot be told. */
    public static Optional<String> of(Path directory) {
        for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.exists(git)) {
                try {
                    return ofGit(git);
                } catch (IOException e) {
                    return Optional.empty(); // nice to know, not worth a failed build
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofGit(Path git) throws IOException {
        Path own = git;
        Path common = git;
        if (Files.isRegularFile(git)) { // a linked working tree
            own = git.resolveSibling(
                    Files.readString(git).replaceFirst("^gitdir: ", "").trim());
            Path pointer = own.resolve("commondir");
            common = Files.exists(pointer)
                    ? own.resolve(Files.readString(pointer).trim())
                    : own;
        }
        String head = Files.readString(own.resolve("HEAD")).trim();
        if (!head.startsWith(REFERENCE)) {
            return hash(head);
        }
        String name = head.substring(REFERENCE.length());
        Path loose = common.resolve(name);
        if (Files.exists(loose)) {
            return hash(Files.readString(loose).trim());
        }
        Path packed = common.resolve("packed-refs");
        return Files.exists(packed)
                ? Files.readString(packed)
                        .lines()
                        .filter(line -> line.endsWith(" " + name))
                        .findFirst()
                        .flatMap(line -> hash(line.replaceFirst(" .*", "")))
                : Optional.empty();
    }

    private static Optional<String> hash(String text) {
        return Optional.of(text).filter(hash -> HASH.matcher(hash).matches());
    }
}
