package io.github.energyjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CompareDirectoryTests {

    private static final Path HERE = Path.of("/home/you/somewhere");

    @Test
    void without_a_project_documents_go_where_those_of_a_project_would() {
        assertThat(AbstractCompareMojo.directory(new File("${project.basedir}/target/energy"), HERE))
                .isEqualTo(HERE.resolve("target/energy"));
    }

    @Test
    void a_given_folder_is_taken() {
        assertThat(AbstractCompareMojo.directory(new File("/results"), HERE)).isEqualTo(Path.of("/results"));
        assertThat(AbstractCompareMojo.directory(new File("results"), HERE)).isEqualTo(HERE.resolve("results"));
    }
}
