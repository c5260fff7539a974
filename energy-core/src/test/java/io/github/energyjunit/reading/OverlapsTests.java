package io.github.energyjunit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlapsTests {

    private static final long MS = 1_000_000;

    @TempDir
    Path output;

    private Recording jvm(long startedMillis) {
        return Recording.of(
                output,
                line -> line.put(
                        "started", Recording.BEGIN.plusMillis(startedMillis).toString()));
    }

    private static Consumer<ObjectNode> at(long startMillis, long millis) {
        return line -> line.put("startNanos", startMillis * MS).put("durationNanos", millis * MS);
    }

    private Set<String> overlapped() throws IOException {
        Budgets budgets = new Budgets(List.of(), BudgetPolicy.usual(false));
        Set<String> tests = new TreeSet<>();
        new Analyzer(new Freshness(Instant.EPOCH, true), budgets, pid -> false)
                .analyse(output).tests().stream()
                        .filter(test -> test.test().flags().contains("OVERLAPPED"))
                        .forEach(test -> tests.add(test.test().test()));
        return tests;
    }

    @Test
    void tests_of_two_jvms_that_ran_at_the_same_time_are_flagged_and_no_others() throws IOException {
        // On the clock of the first: long 0 to 1000, early 1500 to 1600, late 1700 to 1800.
        jvm(0).add("A#long()", 1, at(0, 1000))
                .add("A#early()", 1, at(1500, 100))
                .add("A#late()", 1, at(1700, 100));
        // The second begins 500 ms later: inside 700 to 800, between 1620 to 1690, end 1790 to 1900, after 2000 on.
        jvm(500).add("B#inside()", 1, at(200, 100))
                .add("B#between()", 1, at(1120, 70))
                .add("B#end()", 1, at(1290, 110))
                .add("B#after()", 1, at(1500, 100));

        assertThat(overlapped()).containsExactly("A#late()", "A#long()", "B#end()", "B#inside()");
    }

    @Test
    void a_long_test_is_found_behind_short_ones_of_its_own_jvm() throws IOException {
        jvm(0).add("A#long()", 1, at(0, 5000));
        jvm(0).add("B#first()", 1, at(100, 10))
                .add("B#second()", 1, at(200, 10))
                .add("B#last()", 1, at(6000, 10));

        assertThat(overlapped()).containsExactly("A#long()", "B#first()", "B#second()");
    }

    @Test
    void tests_of_one_jvm_are_told_by_that_jvm() throws IOException {
        jvm(0).add("A#one()", 1, at(0, 100)).add("A#two()", 1, at(50, 100));
        jvm(60_000).add("B#one()", 1, at(0, 100));

        assertThat(overlapped()).isEmpty();
    }
}
