package io.github.energyjunit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationPageTests {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern ROW = Pattern.compile("^\\| `(energy\\.[\\w.]+)`(\\*?) \\|", Pattern.MULTILINE);

    @Test
    void each_key_has_one_row_that_says_whether_tests_read_it() throws IOException {
        Map<String, Boolean> known = EnergyKey.values().stream()
                .collect(Collectors.toMap(EnergyKey::key, EnergyKey::isReadByTests, (a, b) -> a, TreeMap::new));

        // A key with two rows fails here: toMap refuses it.
        assertThat(rows(Files.readString(PAGE))).containsExactlyEntriesOf(known);
    }

    @Test
    void a_row_is_read_with_its_mark() {
        assertThat(rows("| `energy.a`* | x |\n| `energy.b.c` | y |\n| `other` | z |\n"))
                .isEqualTo(Map.of("energy.a", true, "energy.b.c", false));
    }

    private static TreeMap<String, Boolean> rows(String page) {
        return ROW.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> !row.group(2).isEmpty(),
                        (a, b) -> {
                            throw new IllegalStateException("two rows for one key");
                        },
                        TreeMap::new));
    }
}
