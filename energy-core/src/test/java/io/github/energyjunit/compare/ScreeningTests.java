package io.github.energyjunit.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the first pairs of a test make of it: a suspect, or one that is cleared. */
class ScreeningTests extends JudgedPairs {

    @Test
    void a_screening_clears_only_what_its_interval_excludes() {
        List<SamplePair> unclear = pairs(1.22, 1.19, 1.10, 0.99, 1.0);

        assertThat(judge.screened(unclear)).isFalse();
        assertThat(judge.suspicious(unclear)).isTrue();
        assertThat(judge.screened(calm(1.0))).isTrue();
        assertThat(judge.suspicious(calm(1.0))).isFalse();
        assertThat(judge.screened(Collections.nCopies(15, pairs(0.8, 1.2)).stream()
                        .flatMap(List::stream)
                        .limit(15)
                        .toList()))
                .isTrue();
    }

    @Test
    void a_reading_of_nothing_has_no_ratio() {
        List<SamplePair> zeros = Collections.nCopies(5, new SamplePair(0, 5));

        assertThat(judge.suspicious(zeros)).isFalse();
        assertThat(judge.screened(zeros)).isTrue();
        assertThat(only(zeros, List.of(), false, null).reason()).startsWith("some samples read 0 J");
        assertThat(only(calm(1.2), zeros.stream().map(pair -> pair.in(1)).toList(), true, null)
                        .reason())
                .contains("some samples read 0 J");
    }

    @Test
    void four_pairs_make_no_suspect() {
        assertThat(judge.suspicious(pairs(2, 2, 2, 2))).isFalse();
        assertThat(judge.suspicious(pairs(2, 2, 2, 2, 2))).isTrue();
    }
}
