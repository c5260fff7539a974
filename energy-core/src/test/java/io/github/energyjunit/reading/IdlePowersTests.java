package io.github.energyjunit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.meter.idle.LoadLine;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdlePowersTests {

    private static final String FOO = "com.acme.FooTest#foo()";
    private static final IdleEstimate WIDE = new IdleEstimate(null, 0, 30, IdleEstimate.REGRESSION);
    private static final IdleEstimate NARROW = new IdleEstimate(5.0, 4.5, 5.2, IdleEstimate.REGRESSION);

    @TempDir
    Path output;

    @Test
    void what_the_user_says_stands_and_what_a_quiet_machine_showed_where_the_run_contradicts_it() {
        IdleEstimate given = IdleEstimate.exactly(7, IdleEstimate.GIVEN);
        IdleEstimate quiet = new IdleEstimate(7.0, 6, 8, IdleEstimate.QUIET);

        assertThat(IdlePowers.choose(given, NARROW)).isEqualTo(given);
        assertThat(IdlePowers.choose(quiet, NARROW)).isEqualTo(quiet);
    }

    @Test
    void a_counter_that_stood_still_while_nothing_was_measured_has_no_idle_power() {
        IdleEstimate still = IdleEstimate.exactly(0, IdleEstimate.STILL);

        assertThat(IdlePowers.choose(still, NARROW)).isEqualTo(still);
    }

    @Test
    void otherwise_the_narrower_one_counts_within_the_bounds_that_both_have() {
        IdleEstimate quiet = new IdleEstimate(5.05, 4.3, 5.1, IdleEstimate.QUIET);
        IdleEstimate remembered = new IdleEstimate(5.0, 4.9, 5.1, IdleEstimate.REMEMBERED);

        assertThat(IdlePowers.choose(WIDE, NARROW)).isEqualTo(NARROW);
        assertThat(IdlePowers.choose(NARROW, WIDE)).isEqualTo(NARROW);
        assertThat(IdlePowers.choose(NARROW, null)).isEqualTo(NARROW);
        assertThat(IdlePowers.choose(remembered, NARROW)).isEqualTo(remembered);
        assertThat(IdlePowers.choose(quiet, NARROW))
                .isEqualTo(new IdleEstimate(5.0, 4.5, 5.1, IdleEstimate.REGRESSION));
    }

    @Test
    void where_they_contradict_each_other_neither_counts() {
        IdleEstimate other = new IdleEstimate(9.0, 8, 10, IdleEstimate.REMEMBERED);

        assertThat(IdlePowers.choose(other, NARROW))
                .isEqualTo(new IdleEstimate(null, 4.5, 10, IdleEstimate.REGRESSION));
    }

    @Test
    void the_windows_of_the_run_say_what_prepare_could_not() throws IOException {
        Recording.of(output, net(jvm -> {}))
                .add(FOO, 6.75, energies(6_750_000, 150_000_000, 13_500_000))
                .raw(load(1, 2, 1, 2, 0.2, 2, 1.5, 1));
        Recording.of(output, net(jvm -> {})).add(FOO, 6.75, energies(6_750_000, 150_000_000, 13_500_000));

        Analysis analysis = analyse();
        TestSummary test = analysis.tests().get(0).test();

        assertThat(test.samples().numbers()[0]).isCloseTo(6_000_000, within(5_000.0));
        assertThat(test.samples().numbers()[1]).isEqualTo(test.samples().numbers()[0]);
        assertThat(microjoules(test.bounds().low())).isCloseTo(6_000_000, within(100_000.0));
        assertThat(microjoules(test.bounds().high())).isCloseTo(6_000_000, within(200_000.0));
        assertThat(test.bounds().gross().numbers()).containsExactly(6_750_000, 6_750_000);
        assertThat(test.bounds().idleNanos().numbers()).containsExactly(150_000_000, 150_000_000);
        assertThat(test.flags()).doesNotContain("IDLE_UNCERTAIN");
        assertThat(analysis.runs())
                .allSatisfy(run -> assertThat(run.jvm().idleWatts()).isCloseTo(5, within(0.1)));
    }

    @Test
    void what_containers_used_is_computed_anew_as_well() throws IOException {
        Recording.of(output, net(jvm -> {}))
                .add(
                        FOO,
                        6.75,
                        energies(6_750_000, 150_000_000, 13_500_000)
                                .andThen(line -> line.put("containersMicrojoules", 4_000_000)
                                        .put("containersGrossMicrojoules", 4_000_000)
                                        .put("containersIdleNanos", 200_000_000)))
                .raw(load(1, 2, 1, 2, 0.2, 2, 1.5, 1));

        assertThat(microjoules(analyse().tests().get(0).test().inContainers())).isCloseTo(3_000_000, within(7_000.0));
    }

    @Test
    void what_stays_open_is_flagged_and_keeps_its_bounds() throws IOException {
        Recording.of(
                        output,
                        net(jvm -> jvm.put("idleWattsLow", 0)
                                .put("idleWattsHigh", 40)
                                .put("idleMethod", "regression")))
                .add(FOO, 6.75, energies(6_750_000, 150_000_000, 13_500_000));

        TestSummary test = analyse().tests().get(0).test();

        assertThat(test.attributed()).isEqualTo(Joules.ofMicrojoules(6_750_000));
        assertThat(test.bounds().low()).isEqualTo(Joules.ofMicrojoules(750_000));
        assertThat(test.bounds().high()).isEqualTo(Joules.ofMicrojoules(6_750_000));
        assertThat(test.flags()).contains("IDLE_UNCERTAIN");
    }

    @Test
    void a_doubt_that_the_run_has_cleared_up_is_gone() throws IOException {
        Recording.of(
                        output,
                        net(jvm -> jvm.put("idleWattsLow", 0)
                                .put("idleWattsHigh", 40)
                                .put("idleMethod", "regression")))
                .add(FOO, 6.75, energies(6_750_000, 150_000_000, 13_500_000).andThen(Recording.flag("IDLE_UNCERTAIN")))
                .raw(load(1, 2, 1, 2, 0.2, 2, 1.5, 1));

        assertThat(analyse().tests().get(0).test().flags()).isEmpty();
    }

    @Test
    void gross_numbers_and_those_of_a_model_stay_as_they_are() throws IOException {
        Recording.measured(output)
                .add(FOO, 6.75, energies(6_750_000, 150_000_000, 13_500_000))
                .raw(load(1, 2, 1, 2, 0.2, 2, 1.5, 1));

        assertThat(analyse().tests().get(0).test().attributed()).isEqualTo(Joules.ofMicrojoules(6_750_000));
    }

    private static Consumer<ObjectNode> net(Consumer<ObjectNode> change) {
        return jvm -> {
            jvm.put("attribution", "net").withObject("/fingerprint").put("attribution", "net");
            change.accept(jvm);
        };
    }

    private static Consumer<ObjectNode> energies(long gross, long idleNanos, long total) {
        return line ->
                line.put("grossMicrojoules", gross).put("idleNanos", idleNanos).put("totalMicrojoules", total);
    }

    /** Windows of 0.1 s on a machine of 5 W and 20 J for each CPU second. */
    private static String load(double... loads) {
        LoadLine line = new LoadLine(0);
        for (double load : loads) {
            line.add(Math.round((5 + 20 * load) * 100_000), 100_000_000, Math.round(load * 100_000_000), 1_000_000);
        }
        return line.sums().entrySet().stream()
                .map(sum -> "\"" + sum.getKey() + "\":" + sum.getValue())
                .collect(Collectors.joining(",", "{\"type\":\"idle\",\"run\":\"r\",", "}\n"));
    }

    private Analysis analyse() throws IOException {
        return new Analyzer(
                        new Freshness(Instant.EPOCH, false),
                        new Budgets(List.of(), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(output);
    }

    private static double microjoules(@Nullable Joules energy) {
        return Objects.requireNonNull(energy).microjoules();
    }
}
