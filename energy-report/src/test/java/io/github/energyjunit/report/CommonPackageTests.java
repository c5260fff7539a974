package io.github.energyjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommonPackageTests {

    @TempDir
    Path directory;

    @Test
    void what_all_tests_share_ends_with_a_whole_package() throws IOException {
        assertThat(common("com.acme.shop.A#a()", "com.acme.shop.B$C#b(int)[1]")).isEqualTo("com.acme.shop.");
        assertThat(common("com.acme.shop.A#a()", "com.acme.shopping.B#b()")).isEqualTo("com.acme.");
        assertThat(common("com.acme.A#a()", "com.acme.cart.B#b()")).isEqualTo("com.acme.");
    }

    @Test
    void nothing_is_shared_by_one_test_by_strangers_or_without_packages() throws IOException {
        assertThat(common("com.acme.A#a()")).isEmpty();
        assertThat(common("com.acme.A#a()", "org.acme.A#a()")).isEmpty();
        assertThat(common("A#a()", "com.acme.A#a()")).isEmpty();
        assertThat(common("A#a(java.lang.String)", "B#b()")).isEmpty();
    }

    private String common(String... ids) throws IOException {
        Path output = Files.createTempDirectory(directory, "energy");
        Recording recording = Recording.measured(output);
        for (String id : ids) {
            recording.add(id, 1);
        }
        return ShortNames.commonPackage(Analyzer.ofAnything().analyse(output).tests().stream()
                .map(JudgedTest::test)
                .toList());
    }
}
