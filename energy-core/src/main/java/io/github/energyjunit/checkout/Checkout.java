package io.github.energyjunit.checkout;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks a commit out into a new repository beside the user's, whose objects it borrows.
 *
 * <p>A work tree added by {@code git worktree} would write into the user's repository, and leave traces there when killed;
 * this only reads it.
 */
public final class Checkout {
    private static final int DEEPEST = 10;
    private static final List<String> COPIED = List.of("core.autocrlf", "core.eol", "core.symlinks", "core.longpaths");

    private Checkout() {}

    /**
     * Fills a folder that does not exist yet.
     *
     * @throws InputException if git cannot do it, with what it says
     */
    public static void of(Repository repository, String commit, Path folder) throws IOException {
        fill(repository.git(), repository.top(), repository.objects(), commit, folder, 0);
        // Maven looks for this folder further up otherwise, and would find the one of the head.
        Files.createDirectories(folder.resolve(".mvn"));
    }

    private static void fill(Git from, Path top, Path objects, String commit, Path folder, int depth)
            throws IOException {
        Files.createDirectories(folder);
        Git git = from.in(folder);
        Optional<String> format = from.ask("rev-parse", "--show-object-format").filter(name -> !name.equals("sha1"));
        git.run(
                format.isPresent()
                        ? new String[] {"init", "--quiet", "--object-format=" + format.get()}
                        : new String[] {"init", "--quiet"});
        Path own = folder.resolve(".git");
        Files.createDirectories(own.resolve("objects/info"));
        Files.writeString(
                own.resolve("objects/info/alternates"), objects.toAbsolutePath().normalize() + "\n");
        Path shallow =
                top.resolve(from.run("rev-parse", "--git-path", "shallow").get(0));
        if (Files.isRegularFile(shallow)) {
            Files.copy(shallow, own.resolve("shallow"));
        }
        for (String key : COPIED) {
            Optional<String> value = from.ask("config", "--get", key);
            if (value.isPresent()) {
                git.run("config", key, value.get());
            }
        }
        // Hooks come from templates, and could do anything.
        git.run(
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "advice.detachedHead=false",
                "checkout",
                "-q",
                "--detach",
                commit);
        if (depth < DEEPEST && Files.isRegularFile(folder.resolve(".gitmodules"))) {
            fillSubmodules(from, top, git, folder, depth);
        }
    }

    /** Takes submodules from the user's work tree; one that was not fetched there stays empty, as it is there. */
    private static void fillSubmodules(Git from, Path top, Git git, Path folder, int depth) throws IOException {
        for (String line : git.run("ls-tree", "-r", "-z", "HEAD").stream()
                .flatMap(all -> List.of(all.split("\0")).stream())
                .toList()) {
            // <mode> <type> <object> TAB <path>; 160000 is a submodule.
            int tab = line.indexOf('\t');
            if (!line.startsWith("160000 ") || tab < 0) {
                continue;
            }
            Path path = Path.of(line.substring(tab + 1));
            String commit = line.substring(0, tab).split(" ", -1)[2];
            Path theirs = top.resolve(path);
            if (Files.exists(theirs.resolve(".git"))) {
                Git module = from.in(theirs);
                Path objects = theirs.resolve(
                        module.run("rev-parse", "--git-path", "objects").get(0));
                fill(module, theirs, objects, commit, folder.resolve(path), depth + 1);
            }
        }
    }
}
