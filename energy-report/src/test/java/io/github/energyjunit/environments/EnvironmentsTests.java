package io.github.energyjunit.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.environments.Efficiency.Finding;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentsTests extends MeasuredEnvironments {

    @Test
    void a_leaner_environment_is_called_better_and_one_that_uses_more_worse() throws IOException {
        measure("docker", 1.0, 10);
        measure("microvm", 0.8, 10);
        measure("unikernel", 1.3, 10);

        EnvironmentTable table = compare("docker=docker, microvm=microvm ,unikernel=unikernel");

        assertThat(table.environments())
                .extracting(Environment::label)
                .containsExactly("docker", "microvm", "unikernel");
        assertThat(findings(table)).containsExactly(Finding.REFERENCE, Finding.BETTER, Finding.WORSE);
        Efficiency leaner = table.environments().get(1).efficiency();
        assertThat(leaner.ratio()).isEqualTo(1.25, within(0.03));
        assertThat(leaner.low()).isLessThan(1.25);
        assertThat(leaner.high()).isGreaterThan(1.25);
        assertThat(table.tests().get(0).cells())
                .extracting(cell -> cell.efficiency().finding())
                .containsExactly(Finding.REFERENCE, Finding.BETTER, Finding.WORSE);
        assertThat(table.warnings()).isEmpty();
    }

    @Test
    void joules_seconds_and_watts_are_those_of_the_common_tests_and_domains() throws IOException {
        Recording.measured(directory.resolve("a"))
                .add(FOO, 2)
                .add(FOO, 2)
                .add(FOO, 2)
                .add(BAR, 1);
        Recording.measured(directory.resolve("b")).add(FOO, 1).add(FOO, 1).add(FOO, 1);

        EnvironmentTable table = compare("a=a,b=b");

        Environment first = table.environments().get(0);
        assertThat(first.energy().joules()).isEqualTo(2, within(1e-9));
        assertThat(first.seconds()).isEqualTo(0.456, within(1e-9));
        // Of 4 invocations with 4, 4, 4 and 2 J in 0.456 s each.
        assertThat(first.watts().get("package-0")).isEqualTo(14 / (4 * 0.456), within(0.01));
        assertThat(table.tests()).extracting(EnvironmentTest::test).containsExactly(FOO);
        assertThat(table.partial()).containsExactly(new EnvironmentTable.Partial(BAR, List.of("a")));
        assertThat(table.environments().get(1).efficiency().ratio()).isEqualTo(2, within(1e-9));
    }

    @Test
    void what_the_noise_does_not_carry_is_not_called_a_difference() throws IOException {
        measure("a", 1.0, 5);
        measure("b", 0.99, 5);

        Efficiency efficiency = compare("a=a,b=b").environments().get(1).efficiency();

        assertThat(efficiency.finding()).isEqualTo(Finding.NO_DIFFERENCE);
        assertThat(efficiency.low()).isLessThan(1.02);
        assertThat(efficiency.hasInterval()).isTrue();
    }

    @Test
    void fewer_than_three_samples_have_no_interval_and_decide_nothing() throws IOException {
        measure("a", 1.0, 10);
        measure("b", 0.5, 2);

        EnvironmentTable table = compare("a=a,b=b");

        Efficiency test = table.tests().get(0).cells().get(1).efficiency();
        assertThat(test.finding()).isEqualTo(Finding.UNDECIDED);
        assertThat(test.ratio()).isEqualTo(2, within(0.1));
        assertThat(test.hasInterval()).isFalse();
        assertThat(test.reason()).isEqualTo("2 sample(s), an interval needs 3");
        assertThat(table.environments().get(1).efficiency().reason())
                .isEqualTo("2 of the common tests have too few samples for an interval");
    }

    @Test
    void net_and_gross_energy_are_never_compared() throws IOException {
        measure("a", 1.0, 5);
        measure(
                "b",
                0.5,
                5,
                jvm -> jvm.put("attribution", "net").withObject("/fingerprint").put("attribution", "net"));

        EnvironmentTable table = compare("a=a,b=b");

        assertThat(findings(table)).containsExactly(Finding.REFERENCE, Finding.NOT_COMPARABLE);
        assertThat(table.environments().get(1).efficiency().ratio()).isNaN();
        assertThat(table.tests().get(0).cells().get(1).efficiency().reason())
                .startsWith("net here and gross in a: energy with idle power and without it is never compared");
    }

    @Test
    void an_estimate_beside_a_measurement_is_warned_of_and_decides_nothing() throws IOException {
        measure("a", 1.0, 10);
        Recording estimated = Recording.estimated(directory.resolve("b"));
        for (int i = 0; i < 10; i++) {
            estimated.add(FOO, 0.1 + i * 1e-4).add(BAR, 0.1 + i * 1e-4);
        }

        EnvironmentTable table = compare("a=a,b=b");

        assertThat(findings(table)).containsExactly(Finding.REFERENCE, Finding.UNDECIDED);
        assertThat(table.environments().get(1).efficiency().ratio()).isGreaterThan(5);
        assertThat(table.warnings()).anyMatch(warning -> warning.startsWith("Estimated and measured values are mixed"));
        assertThat(table.warnings()).anyMatch(warning -> warning.startsWith("Not the same counters"));
    }

    @Test
    void another_processor_a_jvm_cut_off_and_damaged_lines_are_warned_of() throws IOException {
        measure("a", 1.0, 5);
        measure(
                "b",
                1.0,
                5,
                jvm -> jvm.withObject("/fingerprint")
                        .put("cpuModel", "ARM Neoverse")
                        .put("gc", "Serial"));
        Recording.measured(directory.resolve("b"))
                .add(FOO, 1)
                .raw("{\"type\":\"meas")
                .leftOpen();

        List<String> warnings = compare("a=a,b=b").warnings();

        assertThat(warnings)
                .anyMatch(warning -> warning.startsWith("Not the same processor") && warning.contains("ARM Neoverse"))
                .anyMatch(warning -> warning.startsWith("Not the same Java")
                        && warning.contains("a: 17 with G1, b: 17 with G1 and Serial"))
                .anyMatch(warning -> warning.startsWith("b: the JVM of ") && warning.contains("was cut off"))
                .anyMatch(warning -> warning.startsWith("b: ") && warning.contains("is torn"))
                .anyMatch(warning -> warning.contains("measured under two settings"));
    }

    @Test
    void a_test_with_a_reading_of_nothing_has_no_ratio() throws IOException {
        Recording.measured(directory.resolve("a")).add(FOO, 1).add(FOO, 1).add(FOO, 1);
        Recording.measured(directory.resolve("b")).add(FOO, 0).add(FOO, 1).add(FOO, 1);

        EnvironmentTable table = compare("a=a,b=b");

        assertThat(table.tests().get(0).cells().get(1).efficiency().reason()).startsWith("some samples read 0 J");
        assertThat(table.environments().get(1).efficiency().reason())
                .isEqualTo("1 of the common tests cannot be compared");
    }

    @Test
    void a_test_that_has_no_interval_everywhere_is_left_out_of_the_sums() throws IOException {
        Recording first = Recording.measured(directory.resolve("a")).add(BAR, 7);
        Recording second = Recording.measured(directory.resolve("b")).add(BAR, 7);
        for (int i = 0; i < 5; i++) {
            first.add(FOO, 2 + i * 0.001);
            second.add(FOO, 1 + i * 0.001);
        }

        EnvironmentTable table = compare("a=a,b=b");

        assertThat(table.tests()).hasSize(2);
        assertThat(table.environments().get(0).energy().joules()).isEqualTo(2.002, within(1e-9));
        assertThat(table.environments().get(0).seconds()).isEqualTo(0.456, within(1e-9));
        assertThat(findings(table)).containsExactly(Finding.REFERENCE, Finding.BETTER);
        assertThat(table.warnings())
                .containsExactly("1 of the common tests are not in the sums: they have fewer than 3 samples, or samples"
                        + " of 0 J, in at least one environment");
    }

    @Test
    void nothing_in_common_is_said() throws IOException {
        Recording.measured(directory.resolve("a")).add(FOO, 1);
        Recording.measured(directory.resolve("b")).add(BAR, 1);

        EnvironmentTable table = compare("a=a,b=b");

        assertThat(table.tests()).isEmpty();
        assertThat(table.warnings()).contains("No test was measured in all of the environments");
        assertThat(table.environments().get(1).efficiency().reason()).isEqualTo("no common test");
        assertThat(table.partial()).hasSize(2);
    }

    @Test
    void intervals_hold_the_truth_and_equal_environments_are_seldom_called_different() throws IOException {
        int held = 0;
        int called = 0;
        int tries = 150;
        for (int i = 0; i < tries; i++) {
            measure("a" + i, 1.0, 6);
            measure("b" + i, 1.0, 6);
            EnvironmentTable table = compare("a=a" + i + ",b=b" + i);
            Efficiency efficiency = table.environments().get(1).efficiency();
            held += efficiency.low() <= 1 && 1 <= efficiency.high() ? 1 : 0;
            called += efficiency.finding() == Finding.NO_DIFFERENCE ? 0 : 1;
            called += table.tests().stream()
                            .anyMatch(test -> test.cells().get(1).efficiency().finding() != Finding.NO_DIFFERENCE)
                    ? 1
                    : 0;
        }

        assertThat(100.0 * held / tries).isBetween(90.0, 100.0);
        assertThat(called).isLessThanOrEqualTo(3);
    }
}
