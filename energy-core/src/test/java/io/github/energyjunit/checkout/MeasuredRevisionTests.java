package io.github.energyjunit.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline is marked where the code that was measured is in no commit. */
class MeasuredRevisionTests {
    private static final String BASELINE = "energy-baseline.json";

    private @TempDir Path temporary;
    private final List<String> warnings = new ArrayList<>();
    private GitProject project;
    private String head;

    @BeforeEach
    void create() throws Exception {
        assumeTrue(GitProject.isPossible(), "git is not installed");
        project = GitProject.create(temporary.resolve("project"));
        head = project.write("core/A.java", "class A {}")
                .write("known.log", "x")
                .write(BASELINE, "{}")
                .commit("base");
    }

    @Test
    void what_builds_leave_behind_and_the_baseline_itself_do_not_count() throws Exception {
        project.write("a.log", "x")
                .write("core/target/A.class", "x")
                .write(".idea/a.xml", "x")
                .write(BASELINE, "{ }");

        assertThat(revision()).isEqualTo(head);
        assertThat(warnings).isEmpty();
    }

    @Test
    void changed_and_new_files_count_and_are_named() throws Exception {
        project.write("core/A.java", "class A { int a; }").write("core/B ü.java", "class B {}");

        assertThat(revision()).isEqualTo(head + BaseCommit.DIRTY);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("There are changes that are not committed (core/A.java, ")
                .contains("B ü.java")
                .contains("): commit them together with ");
    }

    @Test
    void of_many_files_the_first_are_named_and_the_others_counted() throws Exception {
        project.write("a.txt", "x")
                .write("b.txt", "x")
                .write("c.txt", "x")
                .write("d.txt", "x")
                .write("e.txt", "x");

        revision();

        assertThat(warnings).singleElement().asString().contains("(a.txt, b.txt, c.txt and 2 more)");
    }

    @Test
    void a_committed_file_that_changed_counts_whatever_it_is_called() throws Exception {
        project.write("known.log", "changed");

        assertThat(revision()).isEqualTo(head + BaseCommit.DIRTY);
        assertThat(warnings).singleElement().asString().contains("(known.log)");
    }

    @Test
    void a_repository_that_git_cannot_read_names_no_revision_because_there_may_be_changes() throws Exception {
        project.write(".git/index", "damaged");

        assertThat(revision()).isNull();
    }

    private @Nullable String revision() {
        return MeasuredRevision.of(project.folder(), project.folder().resolve(BASELINE), warnings::add);
    }
}
