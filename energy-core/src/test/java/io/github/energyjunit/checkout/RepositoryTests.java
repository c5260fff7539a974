package io.github.energyjunit.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The base is found, and checked out, without a trace in the user's repository. */
class RepositoryTests {
    private @TempDir Path temporary;
    private GitProject project;
    private Workspace workspace;

    @BeforeEach
    void create() throws Exception {
        assumeTrue(GitProject.isPossible(), "git is not installed");
        project = GitProject.create(temporary.resolve("project"));
        workspace = Workspace.open(temporary.resolve("workspace"));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void a_named_base_is_checked_out_and_the_repository_stays_byte_for_byte() throws Exception {
        String first = project.write("a.txt", "one").write("sub/b.txt", "b").commit("one");
        project.write("a.txt", "two").commit("two");
        project.write("a.txt", "three, not committed");
        Map<String, String> before = project.everything();

        checkOut("HEAD~1");

        assertThat(workspace.base().resolve("a.txt")).hasContent("one");
        assertThat(workspace.base().resolve("sub/b.txt")).hasContent("b");
        assertThat(new GitProject(workspace.base()).git("rev-parse", "HEAD")).startsWith(first);
        assertThat(project.everything()).isEqualTo(before);
    }

    @Test
    void the_base_of_a_branch_is_where_main_was_left() throws Exception {
        String left = project.write("a.txt", "one").commit("one");
        project.git("checkout", "--quiet", "-b", "feature");
        project.write("a.txt", "two").commit("two");
        project.write("a.txt", "three").commit("three");
        project.git("checkout", "--quiet", "main");
        project.write("b.txt", "later").commit("later on main");
        project.git("checkout", "--quiet", "feature");

        Repository.Revision base = repository().base(null, Map.of());

        assertThat(base.commit()).isEqualTo(left);
        assertThat(base.name()).isEqualTo(left.substring(0, 10) + " (where main was left)");
    }

    @Test
    void the_branch_that_a_change_is_merged_into_comes_before_main() throws Exception {
        project.write("a.txt", "one").commit("one");
        project.git("checkout", "--quiet", "-b", "release");
        String release = project.write("a.txt", "two").commit("two");
        project.git("checkout", "--quiet", "-b", "feature");
        project.write("a.txt", "three").commit("three");

        assertThat(repository().base(null, Map.of("GITHUB_BASE_REF", "release")).commit())
                .isEqualTo(release);
    }

    @Test
    void on_main_changes_are_held_against_head_and_a_clean_head_against_the_one_before() throws Exception {
        String first = project.write("a.txt", "one").commit("one");
        String second = project.write("a.txt", "two").commit("two");

        assertThat(repository().base(null, Map.of()).commit()).isEqualTo(first);
        project.write("a.txt", "changed");
        assertThat(repository().base(null, Map.of()).commit()).isEqualTo(second);
        assertThat(repository().headName()).isEqualTo("work tree (" + second.substring(0, 10) + " with changes)");
    }

    @Test
    void what_git_remarks_besides_its_answer_is_not_taken_for_the_answer() throws Exception {
        String left = project.write("a.txt", "one").commit("one");
        project.git("checkout", "--quiet", "-b", "feature");
        project.write("a.txt", "two").commit("two");
        // Now git warns: refname 'main' is ambiguous.
        project.git("tag", "main", "main");

        Repository.Revision base = repository().base(null, Map.of());

        assertThat(base.commit()).isEqualTo(left);
        assertThat(base.name()).startsWith(left.substring(0, 10));
    }

    @Test
    void a_base_that_is_not_there_is_named_with_what_to_do() throws Exception {
        project.write("a.txt", "one").commit("one");

        assertThatThrownBy(() -> repository().base("v1.0", Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("energy.base = v1.0: there is no such commit in " + project.folder());
        assertThatThrownBy(() -> repository().base("--all", Map.of())).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> repository().base(null, Map.of()))
                .hasMessageContaining("has no parent here: name the base by -Denergy.base=<revision>");
    }

    @Test
    void a_shallow_clone_is_checked_out_as_far_as_it_goes_and_told_how_to_get_more() throws Exception {
        project.write("a.txt", "one").commit("one");
        project.write("a.txt", "two").commit("two");
        project.write("a.txt", "three").commit("three");
        Path shallow = temporary.resolve("shallow");
        project.git("clone", "--quiet", "--depth=2", project.folder().toUri().toString(), shallow.toString());
        Repository repository = Repository.around(shallow, workspace.children());

        assertThatThrownBy(() -> repository.base("HEAD~2", Map.of()))
                .hasMessageContaining("This is a shallow clone: fetch more of the history");
        Checkout.of(repository, repository.base("HEAD~1", Map.of()).commit(), workspace.base());
        assertThat(workspace.base().resolve("a.txt")).hasContent("two");
    }

    @Test
    void submodules_come_along_at_the_commit_that_the_base_had() throws Exception {
        GitProject library = GitProject.create(temporary.resolve("library"));
        library.write("l.txt", "old").commit("old");
        project.git("submodule", "--quiet", "add", library.folder().toString(), "lib");
        project.commit("with library");
        library.write("l.txt", "new").commit("new");
        project.git("-C", "lib", "pull", "--quiet");
        project.commit("newer library");
        Map<String, String> before = project.everything();

        checkOut("HEAD~1");

        assertThat(workspace.base().resolve("lib/l.txt")).hasContent("old");
        assertThat(project.folder().resolve("lib/l.txt")).hasContent("new");
        assertThat(project.everything()).isEqualTo(before);
    }

    @Test
    void the_commit_of_a_module_in_a_submodule_does_not_stand_for_the_whole_build() throws Exception {
        GitProject library = GitProject.create(temporary.resolve("library"));
        library.write("l.txt", "one").commit("one");
        project.git("submodule", "--quiet", "add", library.folder().toString(), "lib");
        project.write("app/a.txt", "one").commit("one");
        Path top = project.folder();

        assertThat(Repository.around(top.resolve("app"), top, workspace.children())
                        .top())
                .isEqualTo(top.toRealPath());
        assertThatThrownBy(() -> Repository.around(top.resolve("lib"), top, workspace.children()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(top.resolve("lib") + " is in a git repository of its own, such as a submodule")
                .hasMessageContaining("run Maven in " + top.resolve("lib"));
    }

    @Test
    void a_linked_work_tree_and_a_hook_are_no_obstacle() throws Exception {
        project.write("a.txt", "one").commit("one");
        project.write("a.txt", "two").commit("two");
        Path linked = temporary.resolve("linked");
        project.git("worktree", "add", "--quiet", "--detach", linked.toString());
        Path hook = project.folder().resolve(".git/hooks/post-checkout");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\ntouch " + temporary.resolve("hook-ran") + "\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        Repository repository = Repository.around(linked, workspace.children());
        Checkout.of(repository, repository.base("HEAD~1", Map.of()).commit(), workspace.base());

        assertThat(workspace.base().resolve("a.txt")).hasContent("one");
        assertThat(temporary.resolve("hook-ran")).doesNotExist();
    }

    @Test
    void a_folder_without_repository_is_told_what_to_do() throws IOException {
        Path plain = Files.createDirectories(temporary.resolve("plain"));

        assertThatThrownBy(() -> Repository.ofBase(plain, workspace.children()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(plain + " is not in a git repository that can be read")
                .hasMessageContaining("-Denergy.base.dir=<folder>");
        assertThatThrownBy(() -> Repository.around(plain, workspace.children()))
                .as("a confirmation has no other base than the baseline's commit")
                .isInstanceOf(InputException.class)
                .hasMessageContaining("`git status`")
                .hasMessageNotContaining("energy.base");
    }

    private void checkOut(String revision) throws IOException {
        Repository repository = repository();
        Checkout.of(repository, repository.base(revision, Map.of()).commit(), workspace.base());
    }

    private Repository repository() throws IOException {
        return Repository.around(project.folder(), workspace.children());
    }
}
