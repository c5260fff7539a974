package io.github.energyjunit.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The base of a confirmation is the code that the baseline's numbers belong to. */
class BaseCommitTests {
    private static final String FIRST = "2026-01-02T03:04:05.678Z";
    private static final String SECOND = "2026-02-03T04:05:06.789Z";

    private @TempDir Path temporary;
    private GitProject project;

    @BeforeEach
    void create() throws Exception {
        assumeTrue(GitProject.isPossible(), "git is not installed");
        project = GitProject.create(temporary.resolve("project"));
    }

    @Test
    void code_and_baseline_committed_together_are_the_base_not_the_commit_before() throws Exception {
        String before = project.write("a.txt", "old").commit("old code");
        String together =
                project.write("a.txt", "new").write(file(), run(FIRST)).commit("new code and its baseline");
        project.write("a.txt", "newer").commit("newer code");

        assertThat(base(FIRST, before + BaseCommit.DIRTY)).isEqualTo(together);
        assertThat(base(FIRST, null)).isEqualTo(together);
    }

    @Test
    void what_was_measured_without_changes_is_the_base_even_if_it_was_committed_with_the_next_change()
            throws Exception {
        String measured = project.write("a.txt", "measured").commit("code");
        project.write("a.txt", "changed since").write(file(), run(FIRST)).commit("a change, and an older baseline");

        assertThat(base(FIRST, measured)).isEqualTo(measured);
    }

    @Test
    void a_baseline_committed_by_itself_has_the_code_of_the_commit_that_was_measured() throws Exception {
        String measured = project.write("a.txt", "code").commit("code");
        String alone = project.write(file(), run(FIRST)).commit("baseline");
        project.write("a.txt", "newer").commit("newer code");

        assertThat(base(FIRST, measured)).isEqualTo(alone);
        assertThat(new BaseCommit(Repository.around(project.folder()), alone)
                        .of(project.folder().resolve(file()), FIRST, measured)
                        .commit())
                .isEqualTo(alone);
    }

    @Test
    void a_measured_commit_that_was_squashed_away_gives_way_to_the_one_that_has_the_run() throws Exception {
        project.write("a.txt", "old").commit("old code");
        project.git("checkout", "--quiet", "-b", "feature");
        String measured = project.write("a.txt", "new").commit("new code");
        project.write(file(), run(FIRST)).commit("baseline");
        project.git("checkout", "--quiet", "main");
        project.git("merge", "--quiet", "--squash", "feature");
        String squashed = project.commit("new code and its baseline");

        assertThat(base(FIRST, measured)).isEqualTo(squashed);
    }

    @Test
    void a_run_that_was_added_while_a_conflict_was_resolved_belongs_to_the_merge() throws Exception {
        project.write(file(), run("2026-01-01T00:00:00Z")).commit("baseline");
        project.git("checkout", "--quiet", "-b", "feature");
        project.write("a.txt", "theirs").write(file(), run(FIRST)).commit("theirs");
        project.git("checkout", "--quiet", "main");
        String ours = project.write("b.txt", "ours").write(file(), run(SECOND)).commit("ours");
        project.git("merge", "--quiet", "--strategy=ours", "--no-commit", "feature");
        project.write("a.txt", "theirs");
        String again = "2026-03-04T05:06:07.890Z";
        String merge = project.write(file(), run(SECOND) + run(again)).commit("merged, and measured again");

        assertThat(base(again, ours + BaseCommit.DIRTY)).isEqualTo(merge);
        assertThat(base(SECOND, null)).isEqualTo(ours);
    }

    @Test
    void a_run_that_came_with_a_merged_branch_belongs_to_the_commit_on_that_branch() throws Exception {
        project.write("a.txt", "old").commit("old code");
        project.git("checkout", "--quiet", "-b", "feature");
        String theirs = project.write("a.txt", "new").write(file(), run(FIRST)).commit("theirs");
        project.git("checkout", "--quiet", "main");
        project.write("b.txt", "ours").commit("ours");
        project.git("merge", "--quiet", "--no-ff", "--no-edit", "feature");

        assertThat(base(FIRST, null)).isEqualTo(theirs);
    }

    @Test
    void each_run_belongs_to_the_commit_that_brought_it_even_if_counts_of_it_change_later() throws Exception {
        String first = project.write(file(), run(FIRST) + run(FIRST)).commit("baseline");
        String second =
                project.write(file(), run(FIRST) + run(FIRST) + run(SECOND)).commit("another run");
        project.write(file(), run(FIRST) + run(SECOND)).commit("one test pruned");

        assertThat(base(FIRST, null)).isEqualTo(first);
        assertThat(base(SECOND, null)).isEqualTo(second);
    }

    @Test
    void a_run_that_was_taken_out_and_came_back_belongs_to_where_it_came_back() throws Exception {
        project.write(file(), run(FIRST)).commit("baseline");
        project.write(file(), run(SECOND)).commit("replaced");
        String back = project.write(file(), run(FIRST)).commit("reverted");

        assertThat(base(FIRST, null)).isEqualTo(back);
    }

    @Test
    void a_file_that_was_moved_keeps_its_runs_commits() throws Exception {
        String first =
                project.write("old/" + file(), run(FIRST) + "x".repeat(500)).commit("baseline");
        project.git("mv", "old/" + file(), file());
        project.commit("module moved");

        assertThat(base(FIRST, null)).isEqualTo(first);
    }

    @Test
    void a_run_that_is_not_committed_belongs_to_what_was_checked_out_if_nothing_was_changed() throws Exception {
        String measured = project.write("a.txt", "code").commit("code");
        project.write(file(), run(FIRST));

        assertThat(base(FIRST, measured)).isEqualTo(measured);
    }

    @Test
    void a_run_with_changes_that_are_not_committed_has_no_base_until_they_are() throws Exception {
        String before = project.write("a.txt", "old").commit("old code");
        project.write("a.txt", "new").write(file(), run(FIRST));

        assertThatThrownBy(() -> base(FIRST, before + BaseCommit.DIRTY))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("with changes on " + before)
                .hasMessageContaining("commit the file together with them");

        String together = project.commit("both");
        assertThat(base(FIRST, before + BaseCommit.DIRTY)).isEqualTo(together);
    }

    @Test
    void a_shallow_clone_does_not_pass_its_oldest_commit_off_as_the_base() throws Exception {
        project.write(file(), run(FIRST)).commit("baseline");
        project.write("a.txt", "newer").commit("newer code");
        GitProject shallow = new GitProject(temporary.resolve("shallow"));
        project.git(
                "clone",
                "--quiet",
                "--depth=1",
                "file://" + project.folder(),
                shallow.folder().toString());

        assertThatThrownBy(() -> new BaseCommit(Repository.around(shallow.folder()), null)
                        .of(shallow.folder().resolve(file()), FIRST, null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("shallow clone")
                .hasMessageContaining("fetch-depth: 0");
    }

    @Test
    void code_that_is_not_in_the_history_of_head_is_not_run() throws Exception {
        project.write("a.txt", "code").commit("code");
        project.git("checkout", "--quiet", "-b", "elsewhere");
        String foreign = project.write("evil.txt", "rm -rf").commit("not reviewed");
        project.git("checkout", "--quiet", "main");
        project.write(file(), run(FIRST));

        assertThatThrownBy(() -> base(FIRST, foreign)).hasMessageContaining("not in the history of HEAD");
    }

    @Test
    void what_may_be_run_can_be_limited_to_what_came_after_a_revision() throws Exception {
        project.write(file(), run(FIRST)).commit("baseline");
        String limit = project.write("a.txt", "code").commit("code");
        String later = project.write(file(), run(SECOND)).commit("baseline");
        Repository repository = Repository.around(project.folder());

        BaseCommit limited = new BaseCommit(repository, limit);

        assertThat(limited.of(project.folder().resolve(file()), SECOND, null).commit())
                .isEqualTo(later);
        assertThatThrownBy(() -> limited.of(project.folder().resolve(file()), FIRST, null))
                .hasMessageContaining("energy.confirm.since");
    }

    private String base(String run, @Nullable String measured) throws IOException {
        return new BaseCommit(Repository.around(project.folder()), null)
                .of(project.folder().resolve(file()), run, measured)
                .commit();
    }

    private static String file() {
        return "energy-baseline.json";
    }

    private static String run(String time) {
        return "{\"time\":\"" + time + "\"}\n";
    }
}
