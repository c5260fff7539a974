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
        try {
            Optional<Repository> found = repository(directory);
            return found.isEmpty() ? Optional.empty() : revision(found.get());
        } catch (IOException e) {
            return Optional.empty(); // nice to know, not worth a failed build
        }
    }

    /** Gives what git's HEAD says: a hash, or the name of a branch behind {@code ref: refs/heads/}. */
    static Optional<String> head(Path directory) throws IOException {
        Optional<Repository> found = repository(directory);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get().head());
    }

    /** Where the files of a repository lie, those of one working tree and those that all of them share. */
    private record Repository(Path own, Path common) {
        String head() throws IOException {
            return Files.readString(own.resolve("HEAD")).trim();
        }
    }

    private static Optional<Repository> repository(Path directory) throws IOException {
        for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.exists(git)) {
                return Optional.of(Files.isRegularFile(git) ? linked(git) : new Repository(git, git));
            }
        }
        return Optional.empty();
    }

    private static Repository linked(Path git) throws IOException {
        Path own = git.resolveSibling(
                Files.readString(git).replaceFirst("^gitdir: ", "").trim());
        Path pointer = own.resolve("commondir");
        Path common =
                Files.exists(pointer) ? own.resolve(Files.readString(pointer).trim()) : own;
        return new Repository(own, common);
    }

    private static Optional<String> revision(Repository repository) throws IOException {
        String head = repository.head();
        if (!head.startsWith(REFERENCE)) {
            return hash(head);
        }
        String name = head.substring(REFERENCE.length());
        Path loose = repository.common().resolve(name);
        if (Files.exists(loose)) {
            return hash(Files.readString(loose).trim());
        }
        Path packed = repository.common().resolve("packed-refs");
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
