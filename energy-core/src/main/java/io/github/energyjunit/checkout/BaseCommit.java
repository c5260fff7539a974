package io.github.energyjunit.checkout;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the code that a baseline's numbers belong to.
 *
 * <p>Where nothing had been changed when the run was measured, it is the commit that was checked out. Where something had,
 * code and baseline are committed together, and it is the commit that brought the run into the baseline's file: the one that
 * was checked out is its parent then, without the change. It is so too where the commit that was checked out is gone, since
 * its branch was squashed or rebased.
 */
public final class BaseCommit {
    /** Stands behind a commit on which there were changes when it was measured, as {@code git describe --dirty} has it. */
    public static final String DIRTY = "-dirty";

    private final Repository repository;
    private final @Nullable String since;

    /**
     * Looks in a repository.
     *
     * @param since the oldest revision that may be built and run; null for any
     */
    public BaseCommit(Repository repository, @Nullable String since) {
        this.repository = repository;
        this.since = since;
    }

    /**
     * Finds the commit.
     *
     * @param file the baseline's file
     * @param run what the file says of the run and of no other: its time
     * @param measured the commit that was checked out at the time, if known
     * @throws InputException if there is none here, or it may not be run
     */
    public Repository.Revision of(Path file, String run, @Nullable String measured) throws IOException {
        Optional<String> clean = Optional.ofNullable(measured).filter(known -> !known.endsWith(DIRTY));
        Optional<String> brought = brought(file, run);
        String commit = brought.map(bringing -> clean.filter(known -> isOtherCode(known, bringing, file))
                        .orElse(bringing))
                .or(() -> clean)
                .orElseThrow(() -> new InputException(
                        measured == null
                                ? file + " is not committed with the run of " + run
                                        + ", which does not know its commit:"
                                        + " commit it together with the code that was measured"
                                : "the run of " + run + " in " + file + " was measured with changes on "
                                        + measured.replace(DIRTY, "") + " that are not committed: commit the file"
                                        + " together with them"));
        Repository.Revision revision = repository.known(commit, "of the baseline");
        requireAllowed(revision);
        return revision;
    }

    /** Tells whether an earlier commit has other files than the one that brought the run, besides the baseline. */
    private boolean isOtherCode(String measured, String bringing, Path file) {
        try {
            return repository.isAncestor(measured, bringing)
                    && !repository
                            .git()
                            .succeeds(
                                    "diff",
                                    "--quiet",
                                    "--no-ext-diff",
                                    "--no-textconv",
                                    measured,
                                    bringing,
                                    "--",
                                    ".",
                                    ":(exclude,glob)**/" + file.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireAllowed(Repository.Revision revision) throws IOException {
        if (!repository.isAncestor(revision.commit(), "HEAD")) {
            throw new InputException("commit " + revision.commit()
                    + " of the baseline is not in the history of HEAD, so it is not built and run");
        }
        if (since != null && !repository.isAncestor(since, revision.commit())) {
            throw new InputException("commit " + revision.commit() + " of the baseline does not come after "
                    + "energy.confirm.since = " + since + ", so it is not built and run");
        }
    }

    /** Returns the newest commit that has the run while none of its parents has; a merge may be one. */
    private Optional<String> brought(Path file, String run) throws IOException {
        Git git = repository.git();
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        String name = String.valueOf(file.getFileName());
        List<String> changing =
                git.in(folder).ask("rev-parse", "--verify", "--quiet", "HEAD").isEmpty()
                        ? List.of()
                        : git.in(folder).run("log", "--follow", "-m", "--format=%H", "-S" + run, "HEAD", "--", name);
        for (String commit : changing) {
            List<String> parents = git.run("rev-parse", commit + "^@");
            if (parents.isEmpty() && repository.isShallow()) {
                throw new InputException("this is a shallow clone, which does not show which commit added the run of "
                        + run + " into " + name
                        + ": fetch the whole history (`git fetch --unshallow`; fetch-depth: 0 for"
                        + " actions/checkout, GIT_DEPTH: 0 in GitLab)");
            }
            // A file of this name elsewhere is the same one before it was moved.
            if (!hasAny(parents, run, name)) {
                return Optional.of(commit);
            }
        }
        return Optional.empty();
    }

    private boolean hasAny(List<String> commits, String run, String name) throws IOException {
        for (String commit : commits) {
            if (repository
                    .git()
                    .ask("grep", "-l", "-F", "-e", run, commit, "--", ":(top,glob)**/" + name)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }
}
