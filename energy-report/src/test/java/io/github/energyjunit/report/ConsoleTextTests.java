package io.github.energyjunit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTextTests {
    private final ConsoleText console = new ConsoleText(StandardCharsets.UTF_8);

    /** A display name may be anything; a log line must not become a command of the CI system. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "::add-mask::x",
                "T#t(a\n::set-output name=a::b)[1]",
                "T#t(a\r\n   ::warning::b)",
                "a ##[add-mask]x",
                "a ##vso[task.setvariable variable=a]b"
            })
    void names_of_tests_are_no_commands_of_ci_systems(String text) {
        assertThat(console.fit(text).lines())
                .noneMatch(line -> line.stripLeading().startsWith("::") || line.matches(".*##(vso)?\\[.*"));
    }

    @Test
    void other_colons_and_signs_stay() {
        assertThat(console.fit("ratio: 1.2 :: it.T::t ## [x]\n: a")).isEqualTo("ratio: 1.2 :: it.T::t ## [x]\n: a");
        assertThat(new ConsoleText(StandardCharsets.US_ASCII).fit("5 µJ ±1")).isEqualTo("5 uJ +/-1");
        assertThat(new ConsoleText(StandardCharsets.US_ASCII).fit("size 7 › adds …"))
                .isEqualTo("size 7 > adds ...");
    }
}
