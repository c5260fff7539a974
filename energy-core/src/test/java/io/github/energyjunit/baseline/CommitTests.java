package io.github.energyjunit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTests {

    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path directory;

    @Test
    void a_branch_is_followed_to_its_loose_or_packed_revision() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/packed-refs", "# pack-refs\n" + HASH.replace('0', '1') + " refs/heads/main\n");
        assertThat(Commit.of(directory.resolve("module"))).contains(HASH.replace('0', '1'));

        write(".git/refs/heads/main", HASH + "\n");
        assertThat(Commit.of(directory.resolve("module"))).contains(HASH);
    }

    @Test
    void a_detached_head_and_a_linked_working_tree_are_known() throws IOException {
        write("main/.git/HEAD", HASH + "\n");
        assertThat(Commit.of(directory.resolve("main"))).contains(HASH);

        write("main/.git/worktrees/w/HEAD", "ref: refs/heads/w");
        write("main/.git/worktrees/w/commondir", "../..");
        write("main/.git/refs/heads/w", HASH);
        write("linked/.git", "gitdir: ../main/.git/worktrees/w\n");
        assertThat(Commit.of(directory.resolve("linked"))).contains(HASH);
    }

    @Test
    void what_is_no_repository_or_a_damaged_one_has_no_revision() throws IOException {
        write("a/.git/HEAD", "gibberish");
        write("b/.git/HEAD", "ref: refs/heads/unborn");
        write("c/.git", "gitdir: nowhere");

        assertThat(Commit.of(directory.resolve("a"))).isEmpty();
        assertThat(Commit.of(directory.resolve("b"))).isEmpty();
        assertThat(Commit.of(directory.resolve("c"))).isEmpty();
    }

    @Test
    void a_branch_is_what_the_ci_server_says_or_what_is_checked_out() throws IOException {
        write("a/.git/HEAD", "ref: refs/heads/feature/x\n");
        write("b/.git/HEAD", HASH);

        assertThat(Branch.of(directory.resolve("a/module"), Map.of())).contains("feature/x");
        assertThat(Branch.of(directory.resolve("b"), Map.of())).isEmpty();
        assertThat(Branch.of(directory.resolve("c"), Map.of())).isEmpty();
        assertThat(Branch.of(directory.resolve("a"), Map.of("CI_COMMIT_REF_NAME", "main")))
                .contains("main");
        assertThat(Branch.of(directory, Map.of("GITHUB_REF_NAME", "12/merge", "GITHUB_HEAD_REF", "change")))
                .contains("change");
        assertThat(Branch.of(directory.resolve("a"), Map.of("GITHUB_HEAD_REF", " ")))
                .contains("feature/x");
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
