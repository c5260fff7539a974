package io.github.energyjunit.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.energyjunit.profile.ChangedLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceChangesTests {
    private static final String ORDER = "src/main/java/it/Order.java";

    @TempDir
    private Path folder;

    private GitProject project;
    private String base = "";

    @BeforeEach
    void commit() throws Exception {
        assumeTrue(GitProject.isPossible(), "git is not installed");
        project = GitProject.create(folder.resolve("project"));
        project.write(ORDER, "package it;\n\nclass Order {\n    int total() {\n        return 1;\n    }\n}\n")
                .write("src/main/java/it/Gone.java", "package it;\n\nclass Gone {}\n")
                .write("README.md", "one\n");
        base = project.commit("base");
    }

    @Test
    void lines_that_were_changed_and_added_are_told_with_their_class_and_file() throws Exception {
        project.write(
                        ORDER,
                        "package it;\n\nclass Order {\n    int total() {\n        sort();\n        return 2;\n    }\n\n"
                                + "    void sort() {}\n}\n")
                .write("README.md", "two\n");
        project.commit("head");

        ChangedLines changed = changed();

        assertThat(changed.since()).isEqualTo(base.substring(0, 10));
        assertThat(changed.base()).isEqualTo(Map.of("Order", Set.of(5)));
        assertThat(changed.head()).isEqualTo(Map.of("it.Order", Set.of(5, 6, 8, 9)));
        assertThat(changed.files()).isEqualTo(Map.of("it.Order", ORDER));
    }

    @Test
    void what_is_not_committed_counts_and_new_files_do_as_a_whole() throws Exception {
        project.write(ORDER, "package it;\n\nclass Order {\n    int total() {\n        return 3;\n    }\n}\n")
                .write("src/main/java/it/Fresh.java", "package it;\n\nclass Fresh {}\n")
                .write(".gitignore", "Ignored.java\n")
                .write("src/main/java/it/Ignored.java", "package it;\n");

        assertThat(changed().head()).isEqualTo(Map.of("it.Order", Set.of(5), "it.Fresh", Set.of(1, 2, 3)));
    }

    @Test
    void a_file_that_moved_is_gone_in_one_place_and_new_in_the_other() throws Exception {
        project.git("mv", "src/main/java/it/Gone.java", "src/main/java/it/Here.java");
        project.commit("head");

        ChangedLines changed = changed();

        assertThat(changed.base()).isEqualTo(Map.of("Gone", Set.of(1, 2, 3)));
        assertThat(changed.head()).isEqualTo(Map.of("it.Here", Set.of(1, 2, 3)));
    }

    @Test
    void lines_that_look_like_a_diff_do_not_lead_astray() throws Exception {
        project.write(
                ORDER,
                "package it;\n\nclass Order {\n    int total() {\n/*\n++ head/x/Evil.java\n@@ -1 +1,99 @@\n-- base/y\n*/\n"
                        + "        return 1;\n    }\n}");

        ChangedLines changed = changed();

        // The last line has lost its line end.
        assertThat(changed.head()).isEqualTo(Map.of("it.Order", Set.of(5, 6, 7, 8, 9, 12)));
        assertThat(changed.base()).isEqualTo(Map.of("Order", Set.of(7)));
    }

    @Test
    void of_two_files_with_the_same_class_it_is_not_known_which_ran() throws Exception {
        project.write("src/main/java21/it/Order.java", "package it;\n\nclass Order {}\n")
                .write("src/main/java/other/Order.java", "package other;\n\nclass Order {}\n");
        base = project.commit("base");
        project.write(ORDER, "package it;\n\nclass Order {\n}\n")
                .write("src/main/java/other/Order.java", "package other;\n\nclass Order {\n}\n");

        assertThat(changed().files()).isEqualTo(Map.of("other.Order", "src/main/java/other/Order.java"));
    }

    @Test
    void kotlin_has_a_class_for_functions_outside_of_classes_and_needs_no_folders() throws Exception {
        project.write("src/main/kotlin/Shop.kt", "@file:Suppress(\"x\")\npackage it.shop\n\nfun total() = 1\n");

        assertThat(changed().files())
                .isEqualTo(
                        Map.of("it.shop.Shop", "src/main/kotlin/Shop.kt", "it.shop.ShopKt", "src/main/kotlin/Shop.kt"));
    }

    @Test
    void what_users_have_set_does_not_change_how_a_diff_is_read() throws Exception {
        project.git("config", "diff.noprefix", "true");
        project.git("config", "color.ui", "always");
        project.git("config", "diff.external", "false");
        project.write("src/main/java/it/Größe mit Raum.java", "package it;\n");
        project.write(ORDER, "package it;\r\n\r\nclass Order {\r\n}\r\n");

        assertThat(changed().head()).isEqualTo(Map.of("it.Order", Set.of(1, 2, 3, 4), "it.Größe mit Raum", Set.of(1)));
    }

    @Test
    void nothing_is_known_where_git_does_not_know_the_commit() throws Exception {
        assertThat(Repository.around(project.folder())
                        .changedSince(new Repository.Revision("0".repeat(40), "0000000000")))
                .isEqualTo(ChangedLines.NONE);
    }

    @Test
    void the_repository_is_only_read() throws Exception {
        project.write(ORDER, "package it;\n");
        Map<String, String> before = project.everything();

        changed();

        assertThat(project.everything()).isEqualTo(before);
    }

    private ChangedLines changed() throws IOException {
        Repository repository = Repository.around(project.folder());
        return repository.changedSince(repository.known(base, "of a test"));
    }
}
