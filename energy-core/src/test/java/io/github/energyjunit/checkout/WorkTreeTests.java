package io.github.energyjunit.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what is the same in every file is the same code. */
class WorkTreeTests {
    private @TempDir Path temporary;
    private GitProject project;
    private String base;

    @BeforeEach
    void create() throws Exception {
        assumeTrue(GitProject.isPossible(), "git is not installed");
        project = GitProject.create(temporary.resolve("project"));
        base = project.write(".gitignore", "target/\n*.log\nlocal.properties\n.idea\n")
                .write("pom.xml", "<project/>")
                .write("core/src/A.java", "class A {}")
                .write("core/energy-baseline.json", "{}")
                .commit("base");
    }

    @Test
    void a_clean_tree_is_of_its_commit_whatever_the_build_left_behind() throws Exception {
        project.write("core/target/classes/A.class", "x")
                .write("build.log", "x")
                .write(".idea/a.xml", "x");

        assertThat(isOf(base)).isTrue();
    }

    @Test
    void the_baseline_is_not_code_and_another_commit_may_have_the_same_tree() throws Exception {
        project.write("core/energy-baseline.json", "{ }").commit("the baseline");
        assertThat(isOf(base)).isTrue();

        project.write("core/src/A.java", "class A { }").commit("a change");
        project.write("core/src/A.java", "class A {}").commit("taken back");
        assertThat(isOf(base)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core/src/A.java", "core/src/B.java", "pom.xml", "local.properties", "data.csv"})
    void any_file_that_differs_or_that_git_does_not_know_makes_it_another_tree(String file) throws Exception {
        project.write(file, "changed");

        assertThat(isOf(base)).isFalse();
    }

    @Test
    void a_committed_change_makes_it_another_tree() throws Exception {
        project.write("core/src/A.java", "class A { int a; }").commit("a change");

        assertThat(isOf(base)).isFalse();
    }

    @Test
    void a_file_that_git_is_told_not_to_look_at_may_have_changed() throws Exception {
        project.git("update-index", "--assume-unchanged", "core/src/A.java");
        project.write("core/src/A.java", "class A { int a; }");

        assertThat(isOf(base)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"L.java,false", "local.properties,false", "build.log,true"})
    void what_lies_in_a_submodule_counts_as_well(String file, boolean same) throws Exception {
        GitProject library = GitProject.create(temporary.resolve("library"));
        library.write("L.java", "class L {}")
                .write(".gitignore", "local.properties\n*.log\n")
                .commit("library");
        project.git("submodule", "--quiet", "add", library.folder().toString(), "a lib");
        String with = project.commit("with a library");
        assertThat(isOf(with)).isTrue();

        project.write("a lib/" + file, "changed");

        assertThat(isOf(with)).isEqualTo(same);
    }

    private boolean isOf(String commit) throws IOException {
        return new WorkTree(Repository.around(project.folder()), Set.of("energy-baseline.json")).isOf(commit);
    }
}
