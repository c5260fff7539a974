package io.github.energyjunit.versions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What lies in the user's work tree, as far as it can change what tests do. */
public final class WorkTree {

    /** What builds and editors leave behind, which no test reads. */
    private static final Set<String> LEFT_BEHIND =
            Set.of("target", ".idea", ".vscode", ".settings", ".classpath", ".project", ".factorypath", ".DS_Store");

    private static final int STATUS = 3;

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
                && git.run("ls-files", "-v").stream().noneMatch(WorkTree::isHidden)
                && git
                        .run(
                                "-c",
                                "core.quotePath=false",
                                "status",
                                "--porcelain",
                                "--ignored",
                                "--ignore-submodules=none")
                        .stream()
                        .filter(line -> line.startsWith("??") || line.startsWith("!!"))
                        .allMatch(line -> isHarmless(line.substring(STATUS)));
    }

    /** Git does not look at these: {@code assume-unchanged} is written in lower case, {@code skip-worktree} as S. */
    private static boolean isHidden(String line) {
        return line.startsWith("S") || Character.isLowerCase(line.charAt(0));
    }

    private boolean isHarmless(String path) {
        String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String name = whole.substring(whole.lastIndexOf('/') + 1);
        return LEFT_BEHIND.contains(name) || besides.contains(name) || name.endsWith(".iml") || name.endsWith(".log");
    }
}
