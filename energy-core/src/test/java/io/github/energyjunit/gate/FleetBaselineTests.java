package io.github.energyjunit.gate;

import static io.github.energyjunit.gate.AgainstBaseline.BAR;
import static io.github.energyjunit.gate.AgainstBaseline.FOO;
import static io.github.energyjunit.gate.AgainstBaseline.find;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.analysis.WithoutTotals;
import io.github.energyjunit.baseline.prometheus.FleetSource;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What earlier builds have pushed to Prometheus is a baseline as their file is. */
class FleetBaselineTests extends AgainstFleet {

    @Test
    void an_unchanged_test_passes_and_one_that_needs_a_third_more_fails_as_with_the_file() throws IOException {
        try (FakePrometheus server = new FakePrometheus()) {
            for (int i = 0; i < 6; i++) {
                server.push(build(1, 1).store(builds.baseline()).analysis(), "main");
            }
            Builds.Build head = build(1.35, 1);

            Analysis judged = judge(head, server.source("main", TOKEN));

            assertThat(verdict(judged, FOO)).isEqualTo(Verdict.FAIL);
            assertThat(verdict(judged, BAR)).isEqualTo(Verdict.PASS);
            Analysis byFile = head.against(builds.baseline());
            assertThat(verdict(byFile, FOO)).isEqualTo(Verdict.FAIL);
            assertThat(verdict(byFile, BAR)).isEqualTo(Verdict.PASS);
            assertThat(find(judged, FOO).comparison().baseline().microjoules())
                    .isCloseTo(find(byFile, FOO).comparison().baseline().microjoules(), Percentage.withPercentage(1));
            assertThat(server.authorizations).containsOnly("Bearer " + TOKEN);
        }
    }

    @Test
    void a_server_is_named_as_one_that_totals_are_not_held_against() throws IOException {
        LedgerBuilds ledgers = new LedgerBuilds(builds);
        try (FakePrometheus server = new FakePrometheus()) {
            for (int i = 0; i < 3; i++) {
                server.push(ledgers.usual().write().analysis(), "main");
            }
            Analysis analysis = ledgers.usual().write().analysis();
            FleetSource source = server.source("main", null);

            Analysis compared = gate(analysis, source).totals(analysis);

            assertThat(compared.compared()).isEmpty();
            assertThat(compared.withoutTotals())
                    .containsExactly(new WithoutTotals(WithoutTotals.Kind.PROMETHEUS, source.name()));
            assertThat(gate(build(1, 1).analysis(), source)
                            .totals(build(1, 1).analysis())
                            .withoutTotals())
                    .as("a build without totals")
                    .isEmpty();
        }
    }

    @Test
    void only_the_same_branch_fingerprint_and_earlier_builds_count_and_no_more_than_twenty() throws IOException {
        try (FakePrometheus server = new FakePrometheus()) {
            for (int i = 0; i < 25; i++) {
                server.push(build(i < 5 ? 10 : 1, 1).analysis(), "main");
            }
            server.push(build(7, 7).analysis(), "other");
            server.push(
                    builds.build(jvm -> jvm.withObject("/fingerprint").put("gc", "Z"))
                            .measure(FOO, 10, 9, 0.02)
                            .analysis(),
                    "main");
            Builds.Build head = build(1, 1);
            server.push(head.analysis(), "main");
            server.push(build(8, 8).analysis(), "main");

            Analysis judged = judge(head, server.source("main", null));

            assertThat(find(judged, FOO).comparison().baselineSamples()).isEqualTo(20);
            assertThat(find(judged, FOO).comparison().baseline().microjoules())
                    .isCloseTo(1e6, Percentage.withPercentage(3));
            assertThat(verdict(judged, FOO)).isEqualTo(Verdict.PASS);
            assertThat(server.requests)
                    .as(
                            "nothing is read that is not needed, and all builds at once: times, energy, idle time, caveats, durations")
                    .hasSize(5);
            assertThat(server.requests)
                    .as("idle seconds tell old values from new ones, too")
                    .noneMatch(request -> request.get("query").contains("idle_watts")
                            && request.get("query").contains("duration"));
        }
    }

    @Test
    void a_build_that_has_been_pushed_is_no_history_of_itself() throws IOException {
        try (FakePrometheus server = new FakePrometheus()) {
            for (int i = 0; i < 6; i++) {
                server.push(build(1, 1).analysis(), "main");
            }
            Builds.Build head = build(1, 1);
            server.push(head.analysis(), "main");

            assertThat(find(judge(head, server.source("main", null)), FOO)
                            .comparison()
                            .baselineSamples())
                    .isEqualTo(6);
        }
    }

    @Test
    void without_a_history_the_baseline_is_missing_and_the_command_is_named_that_makes_it() throws IOException {
        try (FakePrometheus server = new FakePrometheus()) {
            Analysis judged = judge(build(1, 1), server.source("main", null));

            assertThat(verdict(judged, FOO)).isEqualTo(Verdict.MISSING_BASELINE);
            assertThat(find(judged, FOO).judgement().reason())
                    .contains("Prometheus http://", "module shop, branch main", "mvn verify energy:push");
            assertThat(judged.warnings()).isEmpty();
        }
    }

    @Test
    void what_makes_no_baseline_is_not_taken_and_first_invocations_are_held_against_such_alone() throws IOException {
        try (FakePrometheus server = new FakePrometheus()) {
            for (int i = 0; i < 6; i++) {
                server.push(
                        build(1, 1)
                                .measure("com.acme.FooTest#doubtful()", 10, 1, 0.02, Recording.flag("IMPLAUSIBLE"))
                                .analysis(),
                        "main");
            }
            Analysis judged =
                    judge(build(1, 1).measure("com.acme.FooTest#doubtful()", 10, 1, 0.02), server.source("main", null));

            assertThat(verdict(judged, "com.acme.FooTest#doubtful()")).isEqualTo(Verdict.NEW);
        }
    }

    @Test
    void what_a_collector_still_shows_of_an_earlier_build_is_not_counted_again() throws IOException {
        try (FakePrometheus server = new FakePrometheus().behindCollector()) {
            server.push(
                    build(1, 1).measure("com.acme.FooTest#once()", 10, 1, 0.02).analysis(), "main");
            for (int i = 0; i < 6; i++) {
                server.push(build(1, 1).analysis(), "main");
            }
            Analysis judged =
                    judge(build(1, 1).measure("com.acme.FooTest#once()", 10, 1, 0.02), server.source("main", null));

            assertThat(verdict(judged, "com.acme.FooTest#once()")).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(find(judged, FOO).comparison().baselineSamples()).isEqualTo(7);
        }
    }

    @Test
    void a_doubt_that_a_collector_got_is_over_when_the_next_build_has_none() throws IOException {
        try (FakePrometheus server = new FakePrometheus().behindCollector()) {
            String test = "com.acme.FooTest#doubtful()";
            server.push(
                    build(1, 1)
                            .measure(test, 10, 1, 0.02, Recording.flag("IMPLAUSIBLE"))
                            .analysis(),
                    "main");
            for (int i = 0; i < 6; i++) {
                server.push(build(1, 1).measure(test, 10, 1, 0.02).analysis(), "main");
            }

            assertThat(verdict(judge(build(1, 1).measure(test, 10, 1, 0.02), server.source("main", null)), test))
                    .isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void builds_are_read_right_however_they_follow_each_other() throws IOException {
        Random random = new Random(5);
        try (FakePrometheus server = new FakePrometheus()) {
            double sum = 0;
            for (int i = 0; i < 20; i++) {
                // A short one now and then: a step of the longer ones' misses it.
                double factor = 1 + i / 100.0;
                sum += factor;
                server.push(
                        build(factor, 2 - factor).analysis(),
                        "main",
                        random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 20 + random.nextInt(150));
            }

            Analysis judged = judge(build(1, 1), server.source("main", null));

            assertThat(find(judged, FOO).comparison().baselineSamples()).isEqualTo(20);
            assertThat(find(judged, BAR).comparison().baselineSamples()).isEqualTo(20);
            assertThat(find(judged, FOO).comparison().baseline().microjoules())
                    .isCloseTo(1e6 * sum / 20, Percentage.withPercentage(1));
            assertThat(server.requests.size())
                    .as("short builds take requests of their own")
                    .isBetween(5, 1 + 3 * 12);
        }
    }
}
