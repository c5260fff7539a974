package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.meter.Configuration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What people see who have no Maven to print it. */
@Isolated("it takes what is printed")
class SummaryTests {
    private static FakeMachine machine;

    private @TempDir Path folder;
    private int runs;

    @Test
    void a_run_ends_with_its_joules_and_those_of_its_largest_tests() {
        String printed = run(Map.of("energy.summary", "true"));

        assertThat(printed)
                .contains("Energy of 6 tests: ", "measured (", "7 measurements")
                .contains(" and 1 more; all of it: java -jar energy-cli.jar report " + machine.output);
        assertThat(printed.lines().filter(line -> line.contains("#"))).hasSize(5);
    }

    @Test
    void nothing_is_printed_where_maven_runs_the_tests_or_nobody_wants_it() {
        // This very test is run by Maven, or says that it is.
        String before = System.getProperty("basedir");
        System.setProperty("basedir", folder.toString());
        try {
            assertThat(run(Map.of())).doesNotContain("Energy of");
            assertThat(run(Map.of("energy.summary", "auto"))).doesNotContain("Energy of");
        } finally {
            if (before == null) {
                System.clearProperty("basedir");
            } else {
                System.setProperty("basedir", before);
            }
        }
        assertThat(run(Map.of("energy.summary", "false"))).doesNotContain("Energy of");
        assertThat(run(Map.of("energy.summary", "true", "energy.skip", "true"))).doesNotContain("Energy of");
    }

    @Test
    void maven_is_known_by_what_surefire_sets() {
        assertThat(BuildTool.isMaven(key -> null)).isFalse();
        assertThat(BuildTool.isMaven(key -> key.equals("basedir") ? "/x" : null))
                .isTrue();
        assertThat(BuildTool.isMaven(key -> key.equals("surefire.test.class.path") ? "/x" : null))
                .isTrue();
    }

    @Test
    void what_has_no_reading_is_never_called_measured_and_names_hide_nothing() throws IOException {
        machine = new FakeMachine(folder);
        Configuration settings =
                new Configuration(key -> Optional.ofNullable(machine.where().get(key)));
        Recorder recorder = Recorder.open(settings, machine.output);
        String hostile = "FooTests#a(\u202e\u009b31m\n)";

        Summary.expect(recorder);
        Summary.add(recorder, hostile, -1);
        assertThat(Summary.take(recorder, machine.output))
                .startsWith(
                        "Energy of 1 test: no reading (powercap), 1 measurement", "  no reading  FooTests#a(??31m?)");

        Summary.expect(recorder);
        Summary.add(recorder, hostile, -1);
        Summary.add(recorder, hostile, 2_000_000);
        assertThat(Summary.take(recorder, machine.output).get(0))
                .isEqualTo(
                        "Energy of 1 test: 2.000 J measured (powercap), 2 measurements, 1 of them without a reading");
    }

    @Test
    void samples_of_an_energy_test_are_report_entries_of_one_operation_each() {
        machine = new FakeMachine(folder);
        MeasuredRun run = machine.run(
                RepeatedTestCases.class,
                Map.of("energy.samples", "3", "energy.warmups", "1", "energy.operations", "1"));

        assertThat(run.results()
                        .allEvents()
                        .reportingEntryPublished()
                        .map(event ->
                                event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()))
                .hasSize(3)
                .allSatisfy(entry -> {
                    assertThat(new BigDecimal(entry.get("energy.joules"))).isNotNegative();
                    assertThat(entry).containsEntry("energy.quality", "measured");
                });
    }

    private String run(Map<String, String> settings) {
        machine = new FakeMachine(folder.resolve("run-" + ++runs));
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(machine.where());
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(SixTestCases.class))
                            .configurationParameter("energy.output", machine.output.toString())
                            .configurationParameters(all)
                            .build());
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @MeasureEnergy
    static class SixTestCases {
        @Test
        void test1() {
            machine.burn(1_000);
        }

        @Test
        void test2() {
            machine.burn(2_000_000);
        }

        @Test
        void test3() {
            machine.burn(3_000_000);
        }

        @Test
        void test4() {
            machine.burn(4_000_000);
        }

        @Test
        void test5() {
            machine.burn(50_000_000);
        }

        @RepeatedTest(2)
        void test6() {
            machine.burn(600_000_000);
        }
    }

    static class RepeatedTestCases {
        @EnergyTest
        void burns() {
            machine.burn(1_000_000);
        }
    }
}
