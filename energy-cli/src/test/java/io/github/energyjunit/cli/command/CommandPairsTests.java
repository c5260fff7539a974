package io.github.energyjunit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.cli.command.CommandPairs.CommandRunner;
import io.github.energyjunit.cli.command.CommandPairs.Verdict;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Two commands whose truth is known, with noise of a stated seed. */
class CommandPairsTests {
    private static final List<String> A = List.of("a");
    private static final List<String> B = List.of("b");
    private static final int COMPARISONS = 200;

    @Test
    void ten_percent_more_is_found() throws Exception {
        assertThat(verdicts(1.10, 0.02).get(Verdict.MORE)).isGreaterThanOrEqualTo(COMPARISONS * 98 / 100);
    }

    @Test
    void ten_percent_less_is_found() throws Exception {
        assertThat(verdicts(1 / 1.10, 0.02).get(Verdict.LESS)).isGreaterThanOrEqualTo(COMPARISONS * 98 / 100);
    }

    @Test
    void one_command_twice_is_called_equal_and_never_different() throws Exception {
        Map<Verdict, Integer> verdicts = verdicts(1, 0.02);

        assertThat(verdicts.get(Verdict.EQUAL)).isGreaterThanOrEqualTo(COMPARISONS * 98 / 100);
        assertThat(verdicts.get(Verdict.MORE) + verdicts.get(Verdict.LESS)).isLessThanOrEqualTo(COMPARISONS / 100);
    }

    @Test
    void what_noise_hides_is_left_open() throws Exception {
        Map<Verdict, Integer> verdicts = verdicts(1, 0.5);

        assertThat(verdicts.get(Verdict.OPEN)).isGreaterThanOrEqualTo(COMPARISONS * 95 / 100);
        assertThat(verdicts.get(Verdict.EQUAL)).isZero();
    }

    @Test
    void what_slows_every_second_run_is_no_difference() throws Exception {
        int[] runs = {0};

        Map<Verdict, Integer> verdicts = verdicts(1, 0.02, noise -> runs[0]++ % 2 == 0 ? 1.3 : 1);

        assertThat(verdicts.get(Verdict.MORE) + verdicts.get(Verdict.LESS)).isZero();
    }

    @Test
    void a_machine_that_is_slower_at_times_is_no_difference() throws Exception {
        boolean[] slow = {false};

        Map<Verdict, Integer> verdicts = verdicts(1, 0.02, noise -> {
            slow[0] ^= noise.nextInt(4) == 0;
            return slow[0] ? 1.5 : 1;
        });

        assertThat(verdicts.get(Verdict.MORE) + verdicts.get(Verdict.LESS)).isLessThanOrEqualTo(COMPARISONS / 200);
    }

    @Test
    void outliers_hide_neither_a_difference_nor_that_there_is_none() throws Exception {
        ToDoubleFunction<Random> outliers = noise -> noise.nextInt(5) == 0 ? 1 + noise.nextDouble() : 1;

        Map<Verdict, Integer> more = verdicts(1.10, 0.02, outliers);
        Map<Verdict, Integer> same = verdicts(1, 0.02, outliers);

        assertThat(more.get(Verdict.MORE)).isGreaterThanOrEqualTo(COMPARISONS * 95 / 100);
        assertThat(same.get(Verdict.EQUAL)).isGreaterThanOrEqualTo(COMPARISONS * 95 / 100);
        assertThat(more.get(Verdict.LESS) + same.get(Verdict.MORE) + same.get(Verdict.LESS))
                .isZero();
    }

    @Test
    void each_command_comes_first_equally_often() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            StringBuilder kinds = new StringBuilder();
            CommandPairs pairs =
                    new CommandPairs(command -> run(0, 1.0 + kinds.length() % 7), A, B, 0.05, 10, new Random(seed));

            pairs.measure(0, (kind, run) -> kinds.append(kind));

            assertThat(kinds.toString()).matches("(ABBA|BAAB){5}");
        }
    }

    @Test
    void short_commands_are_run_for_two_minutes_and_long_ones_60_times() throws Exception {
        assertThat(runsOf(0.5, 0)).isEqualTo(2 * (1 + 120));
        assertThat(runsOf(10, 0)).isEqualTo(2 * (1 + 60));
        assertThat(runsOf(0.001, 0)).isEqualTo(2 * (1 + 500));
        assertThat(runsOf(0.5, 10)).isEqualTo(2 * (1 + 10));
        assertThat(runsOf(0.5, 600)).isEqualTo(2 * (1 + 600));
    }

    /** Counts runs of commands whose difference stays unknown: of two pairs A needs far more in one, and far less in the other. */
    private static int runsOf(double seconds, int pairs) throws Exception {
        int[] runs = {0};
        CommandRunner runner = command -> {
            double ofA = runs[0] / 2 % 2 == 0 ? 100 : 1;
            return run(0, command.equals(A) ? ofA : 10.0, seconds);
        };
        CommandPairs measured = new CommandPairs(runner, A, B, 0.05, pairs);
        measured.measure(1, (kind, run) -> runs[0]++);
        assertThat(runs[0]).isEqualTo(2 * (1 + measured.most()));
        return runs[0];
    }

    @Test
    void a_command_that_fails_ends_the_comparison_with_its_status() {
        CommandPairs pairs = new CommandPairs(command -> run(7, 1.0), A, B, 0.05, 10);

        assertThatThrownBy(() -> pairs.measure(0, (kind, run) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exit status 7");
    }

    @Test
    void a_run_without_a_reading_ends_the_comparison() {
        CommandPairs pairs = new CommandPairs(command -> run(0, null), A, B, 0.05, 10);

        assertThatThrownBy(() -> pairs.measure(0, (kind, run) -> {})).hasMessageContaining("no energy could be read");
    }

    private static Map<Verdict, Integer> verdicts(double ratio, double spread) throws Exception {
        return verdicts(ratio, spread, noise -> 1);
    }

    private static Map<Verdict, Integer> verdicts(double ratio, double spread, ToDoubleFunction<Random> slowness)
            throws Exception {
        Random noise = new Random(20261126);
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            verdicts.put(verdict, 0);
        }
        for (int i = 0; i < COMPARISONS; i++) {
            CommandPairs pairs = new CommandPairs(
                    command -> run(
                            0,
                            (command.equals(A) ? ratio : 1)
                                    * Math.exp(spread * noise.nextGaussian())
                                    * slowness.applyAsDouble(noise)),
                    A,
                    B,
                    0.05,
                    60,
                    new Random(i));
            pairs.measure(1, (kind, run) -> {});
            verdicts.merge(pairs.verdict(), 1, Integer::sum);
        }
        return verdicts;
    }

    private static CommandRun run(int status, Double joules) {
        return run(status, joules, 1);
    }

    private static CommandRun run(int status, Double joules, double seconds) {
        Joules energy = joules == null ? null : Joules.of(joules);
        return new CommandRun(status, energy, energy, energy, energy, seconds, 1.0, Map.of(), Set.of());
    }
}
