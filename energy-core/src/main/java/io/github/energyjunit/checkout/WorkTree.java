package io.github.energyjunit.checkout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What lies in the user's work tree, as far as it can change what tests do. */
public final class WorkTree {

    /** What builds and editors leave behind, which no test reads. */
    private static final Set<String> LEFT_BEHIND =
            Set.of("target", ".idea", ".vscode", ".settings", ".classpath", ".project", ".factorypath", ".DS_Store");

    private static final int STATUS = 3;

    /** The mode of an entry of the index that is another repository's commit. */
    private static final String SUBMODULE = "160000 ";

    private static final int DEEPEST = 10;

    private final Repository repository;
    private final Set<String> besides;

    /**
     * Looks at a work tree.
     *
     * @param besides the names of files that are not code, such as the baseline's
     */
    public WorkTree(Repository repository, Set<String> besides) {
        this.repository = repository;
        this.besides = Set.copyOf(besides);
    }

    /**
     * Tells whether it has exactly the files of a commit. What is neither committed nor known to be harmless makes it
     * another tree, files that git ignores included: a test may read them.
     */
    public boolean isOf(String commit) throws IOException {
        Git git = repository.git();
        List<String> changed = new ArrayList<>(List.of(
                "diff", "--quiet", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none", commit, "--", "."));
        besides.forEach(name -> changed.add(":(exclude,glob)**/" + name));
        return !commit.startsWith("-")
                && git.succeeds(changed.toArray(String[]::new))
                && hasNothingElse(git, repository.top(), 0);
    }

    /** Git looks into submodules for what has changed, but not for what it ignores there. */
    private boolean hasNothingElse(Git git, Path folder, int depth) throws IOException {
        if (depth > DEEPEST
                || git.run("ls-files", "-v").stream().anyMatch(WorkTree::isHidden)
                || !git
                        .run(
                                "-c",
                                "core.quotePath=false",
                                "status",
                                "--porcelain",
                                "--ignored",
                                "--ignore-submodules=none")
                        .stream()
                        .filter(line -> line.startsWith("??") || line.startsWith("!!"))
                        .allMatch(line -> isHarmless(path(line)))) {
            return false;
        }
        for (String line : git.run("-c", "core.quotePath=false", "ls-files", "--stage")) {
            if (line.startsWith(SUBMODULE)) {
                Path submodule = folder.resolve(unquoted(line.substring(line.indexOf('\t') + 1)));
                if (Files.exists(submodule.resolve(".git"))
                        && !hasNothingElse(git.in(submodule), submodule, depth + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Lists the files that differ from what is committed, new ones included, from the top of the work tree. What is known to
     * be harmless does not count, nor do files that git ignores.
     */
    public List<String> changes() throws IOException {
        return repository
                .git()
                .run("-c", "core.quotePath=false", "-c", "status.renames=false", "status", "--porcelain")
                .stream()
                .filter(line -> line.length() > STATUS)
                .filter(line -> !isBesides(path(line)))
                .filter(line -> !line.startsWith("??") || !isHarmless(path(line)))
                .map(WorkTree::path)
                .toList();
    }

    /** Git does not look at these: {@code assume-unchanged} is written in lower case, {@code skip-worktree} as S. */
    private static boolean isHidden(String line) {
        return line.startsWith("S") || Character.isLowerCase(line.charAt(0));
    }

    private boolean isHarmless(String path) {
        String name = name(path);
        return LEFT_BEHIND.contains(name) || isBesides(path) || name.endsWith(".iml") || name.endsWith(".log");
    }

    private boolean isBesides(String path) {
        return besides.contains(name(path));
    }

    private static String path(String line) {
        return unquoted(line.substring(STATUS));
    }

    /** Git puts names with blanks into quotation marks. */
    private static String unquoted(String path) {
        return path.length() > 1 && path.startsWith("\"") && path.endsWith("\"")
                ? path.substring(1, path.length() - 1)
                : path;
    }

    private static String name(String path) {
        String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return whole.substring(whole.lastIndexOf('/') + 1);
    }
}
