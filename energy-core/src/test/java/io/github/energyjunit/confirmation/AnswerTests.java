package io.github.energyjunit.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTests {

    @Test
    void a_reason_is_one_line_whatever_a_build_has_printed() {
        assertThat(reason("The base does not build (the full log is in /x/base-build.log):\n[ERROR] line 1\nline 2"))
                .isEqualTo(Unconfirmed.NOT_BUILT.text()
                        + ": The base does not build (the full log is in /x/base-build.log)");
        assertThat(reason("\n")).isEqualTo(Unconfirmed.NOT_BUILT.text());
        assertThat(reason("")).isEqualTo(Unconfirmed.NOT_BUILT.text());
    }

    private static String reason(String detail) {
        return Answer.none(Unconfirmed.NOT_BUILT, detail).reason();
    }
}
