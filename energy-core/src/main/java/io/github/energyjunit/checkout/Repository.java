package io.github.energyjunit.checkout;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.profile.ChangedLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's repository, which is only read. */
public final class Repository {
    /** Where CI systems tell the branch that a change is to be merged into. */
    private static final List<String> TARGETS =
            List.of("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CHANGE_TARGET");

    private final Git git;
    private final Path top;

    private Repository(Git git, Path top) {
        this.git = git;
        this.top = top;
    }

    /**
     * A commit, and how people call it.
     *
     * @param commit its full name
     * @param name short, for people
     */
    public record Revision(String commit, String name) {}

    /**
     * Finds the repository around a folder, where the base of a comparison may also be given in another way.
     *
     * @throws InputException if there is none
     */
    public static Repository ofBase(Path folder, ChildProcesses children) throws IOException {
        return around(folder, children, ", or give the base as a folder by -Denergy.base.dir=<folder>");
    }

    /**
     * Finds the repository around a folder.
     *
     * @throws InputException if there is none
     */
    public static Repository around(Path folder, ChildProcesses children) throws IOException {
        return around(folder, children, "");
    }

    private static Repository around(Path folder, ChildProcesses children, String otherwise) throws IOException {
        Git git = new Git(folder, children, otherwise);
        String top = git.ask("rev-parse", "--show-toplevel")
                .orElseThrow(() -> new InputException(folder + " is not in a git repository that can be read: run"
                        + " `git status` there to see why" + otherwise));
        return new Repository(git.in(Path.of(top)), Path.of(top));
    }

    /**
     * Finds the repository around a module and the whole build that it is of.
     *
     * @throws InputException if there is none, or the module is in another one
     */
    public static Repository around(Path module, Path whole, ChildProcesses children) throws IOException {
        Repository repository = around(module, children);
        if (!around(whole, children).top.equals(repository.top)) {
            throw new InputException(
                    module + " is in a git repository of its own, such as a submodule, and a commit of it does not say"
                            + " which code " + whole + " had: run Maven in " + module);
        }
        return repository;
    }

    /**
     * Finds the repository around a folder, for a few questions.
     *
     * @throws InputException if there is none
     */
    public static Repository around(Path folder) throws IOException {
        return around(folder, new ChildProcesses(null));
    }

    /** Returns the top folder of the work tree. */
    public Path top() {
        return top;
    }

    Git git() {
        return git;
    }

    /** Returns the folder of the objects, shared by all work trees. */
    Path objects() throws IOException {
        return top.resolve(git.run("rev-parse", "--git-path", "objects").get(0));
    }

    /** Tells whether a revision has a file, given from the top of the work tree. */
    public boolean has(Revision revision, Path file) throws IOException {
        String name = file.toString().replace('\\', '/');
        return git.ask("rev-parse", "--verify", "--quiet", revision.commit() + ":" + name)
                .isPresent();
    }

    /** Returns the lines in which the sources of the work tree differ from a revision; none where that cannot be told. */
    public ChangedLines changedSince(Revision revision) {
        try {
            return new SourceChanges(this).since(revision);
        } catch (IOException | InputException e) {
            // It only makes an annotation more exact.
            return ChangedLines.NONE;
        }
    }

    /** Tells whether a commit is another one, or one of its ancestors. */
    boolean isAncestor(String commit, String descendant) throws IOException {
        return !commit.startsWith("-") && git.succeeds("merge-base", "--is-ancestor", commit, descendant);
    }

    /**
     * Finds a commit.
     *
     * @throws InputException if it is not here
     */
    Revision known(String commit, String how) throws IOException {
        return commit(commit)
                .map(found -> named(found, how))
                .orElseThrow(() -> new InputException(
                        "commit " + commit + " " + how + " is not in " + top + "." + shallowAdvice()));
    }

    boolean isShallow() throws IOException {
        return git.ask("rev-parse", "--is-shallow-repository")
                .filter("true"::equals)
                .isPresent();
    }

    /** Tells how the head is called: its commit, and whether there are changes on it. */
    public String headName() throws IOException {
        String commit = git.ask("rev-parse", "--short=10", "HEAD").orElse("no commit yet");
        return isDirty() ? "work tree (" + commit + " with changes)" : "work tree (" + commit + ")";
    }

    /**
     * Finds the base.
     *
     * @param wanted a revision as git understands it, or {@code null} for where the main branch was left
     * @throws InputException if there is no such commit here
     */
    public Revision base(@Nullable String wanted, Map<String, String> environment) throws IOException {
        if (wanted != null) {
            return commit(wanted)
                    .map(commit -> named(commit, wanted))
                    .orElseThrow(() -> new InputException("energy.base = " + wanted
                            + ": there is no such commit in " + top
                            + "; expected a revision that `git rev-parse` understands."
                            + shallowAdvice()));
        }
        for (String branch : mainBranches(environment)) {
            Optional<String> tip = commit(branch);
            if (tip.isPresent()) {
                return left(branch);
            }
        }
        throw new InputException("No main branch was found in " + top
                + " (looked for origin/HEAD, main and master): name the base by -Denergy.base=<revision>."
                + shallowAdvice());
    }

    private Revision left(String branch) throws IOException {
        String head = commit("HEAD").orElseThrow(() -> new InputException(top + " has no commit yet"));
        String base = git.ask("merge-base", "HEAD", branch)
                .orElseThrow(() -> new InputException("HEAD and " + branch + " have no commit in common here: name the"
                        + " base by -Denergy.base=<revision>." + shallowAdvice()));
        if (!base.equals(head)) {
            return named(base, "where " + branch + " was left");
        }
        // On the main branch itself: changes are held against HEAD, a clean HEAD against the one before it.
        if (isDirty()) {
            return named(head, "HEAD");
        }
        return commit("HEAD~1")
                .map(before -> named(before, "HEAD~1"))
                .orElseThrow(() -> new InputException("HEAD is on " + branch + ", and has no parent here: name the base"
                        + " by -Denergy.base=<revision>." + shallowAdvice()));
    }

    private List<String> mainBranches(Map<String, String> environment) throws IOException {
        List<String> branches = new ArrayList<>();
        for (String variable : TARGETS) {
            String target = environment.get(variable);
            if (target != null && !target.isBlank()) {
                branches.add("origin/" + target);
                branches.add(target);
            }
        }
        git.ask("rev-parse", "--abbrev-ref", "origin/HEAD").ifPresent(branches::add);
        branches.addAll(List.of("origin/main", "origin/master", "main", "master"));
        return branches;
    }

    private Optional<String> commit(String revision) throws IOException {
        // What begins with a dash would be an option.
        return revision.startsWith("-")
                ? Optional.empty()
                : git.ask("rev-parse", "--verify", "--quiet", revision + "^{commit}");
    }

    private boolean isDirty() throws IOException {
        return !git.run("status", "--porcelain", "--untracked-files=no").isEmpty();
    }

    private static Revision named(String commit, String how) {
        String shortened = commit.substring(0, Math.min(10, commit.length()));
        return new Revision(commit, commit.startsWith(how) ? shortened : shortened + " (" + how + ")");
    }

    private String shallowAdvice() {
        try {
            return isShallow()
                    ? " This is a shallow clone: fetch more of the history (`git fetch --unshallow`; fetch-depth: 0 for"
                            + " actions/checkout, GIT_DEPTH: 0 in GitLab)."
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}
