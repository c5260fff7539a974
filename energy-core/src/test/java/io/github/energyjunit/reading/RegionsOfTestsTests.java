package io.github.energyjunit.reading;

import static io.github.energyjunit.reading.Recording.flag;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.measured.Region;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regions of code that a test measures itself. */
class RegionsOfTestsTests {
    private static final String FOO = "com.acme.FooTest#foo()";
    private static final Consumer<ObjectNode> AS_IT_IS = line -> {};

    @TempDir
    Path output;

    @Test
    void a_region_has_its_share_of_all_samples_and_of_the_joules_of_one_operation() throws IOException {
        Recording.measured(output)
                .add(FOO, 10, line -> line.put("operations", 5))
                .region(FOO, "load", 2, 5, AS_IT_IS)
                .region(FOO, "sort", 6, 10, flag("TOO_SHORT"))
                .add(FOO, 30, line -> line.put("operations", 15))
                .region(FOO, "load", 8, 15, AS_IT_IS)
                .region(FOO, "sort", 18, 30, AS_IT_IS);

        TestSummary test = onlyTest();

        assertThat(test.attributed()).isEqualTo(Joules.ofMicrojoules(2_000_000));
        assertThat(test.regions()).extracting(Region::name).containsExactly("sort", "load");
        Region sort = test.regions().get(0);
        assertThat(sort.share()).isEqualTo(0.6);
        assertThat(sort.energy()).isEqualTo(Joules.of(1.2));
        assertThat(sort.count()).isEqualTo(2);
        assertThat(sort.resolution()).isEqualTo(Joules.ofMicrojoules(2_000));
        assertThat(sort.flags()).containsExactly("TOO_SHORT");
        Region load = test.regions().get(1);
        assertThat(load.share()).isEqualTo(0.25);
        assertThat(load.count()).isEqualTo(1);
        assertThat(load.flags()).isEmpty();
    }

    @Test
    void warm_ups_failed_runs_and_the_first_of_a_jvm_are_left_out_as_they_are_of_the_test() throws IOException {
        Recording.measured(output)
                .add(FOO, 50, flag("FIRST_IN_JVM"))
                .region(FOO, "load", 50, 1, AS_IT_IS)
                .add(FOO, 40, line -> line.put("warmup", true))
                .region(FOO, "load", 40, 1, line -> line.put("warmup", true))
                .add(FOO, 30, line -> line.put("outcome", "failed"))
                .region(FOO, "broken", 30, 1, AS_IT_IS)
                .add(FOO, 10)
                .region(FOO, "load", 5, 1, AS_IT_IS)
                .unread(FOO, "nothing to read", AS_IT_IS)
                .region(FOO, "load", 7, 1, AS_IT_IS);

        assertThat(onlyTest().regions()).singleElement().satisfies(region -> {
            assertThat(region.name()).isEqualTo("load");
            assertThat(region.share()).isEqualTo(0.5);
            assertThat(region.count()).isEqualTo(1);
        });
    }

    @Test
    void of_a_test_that_only_ran_first_in_its_jvm_that_run_is_shown() throws IOException {
        Recording.measured(output).add(FOO, 50, flag("FIRST_IN_JVM")).region(FOO, "load", 10, 1, AS_IT_IS);

        assertThat(onlyTest().regions()).extracting(Region::share).containsExactly(0.2);
    }

    @Test
    void a_region_with_a_run_that_has_no_reading_has_no_joules_and_comes_last() throws IOException {
        Recording.measured(output)
                .add(FOO, 10)
                .region(
                        FOO,
                        "load",
                        5,
                        1,
                        line -> line.putNull("attributedMicrojoules")
                                .putNull("resolutionMicrojoules")
                                .putArray("flags")
                                .add("NO_READING"))
                .region(FOO, "sort", 0, 1, AS_IT_IS)
                .add(FOO, 10)
                .region(FOO, "load", 5, 1, AS_IT_IS);

        List<Region> regions = onlyTest().regions();

        assertThat(regions).extracting(Region::name).containsExactly("sort", "load");
        assertThat(regions.get(0).share()).isEqualTo(0);
        assertThat(regions.get(0).count()).isEqualTo(0.5);
        assertThat(regions.get(1))
                .extracting(Region::share, Region::energy, Region::resolution)
                .containsOnlyNulls();
        assertThat(regions.get(1).flags()).containsExactly("NO_READING");
    }

    @Test
    void a_region_whose_own_measurement_is_not_in_the_file_belongs_to_no_other() throws IOException {
        Recording.measured(output)
                .region(FOO, "before", 5, 1, AS_IT_IS)
                .add(FOO, 10)
                .region(FOO, "after", 5, 1, line -> line.put("startNanos", 900_000_000))
                .region("com.acme.FooTest#bar()", "other", 5, 1, AS_IT_IS)
                .region(FOO, "alone", 5, 1, line -> line.putNull("test"));

        assertThat(onlyTest().regions()).isEmpty();
    }

    @Test
    void regions_are_under_the_idle_power_of_their_test() throws IOException {
        Recording.of(
                        output,
                        jvm -> jvm.put("attribution", "net")
                                .put("idleWatts", 10)
                                .put("idleWattsLow", 10)
                                .put("idleWattsHigh", 10)
                                .put("idleMethod", "configured"))
                .add(FOO, 10, energies(14_000_000, 400_000_000))
                .region(FOO, "load", 3, 1, energies(7_000_000, 200_000_000));

        assertThat(onlyTest().attributed()).isEqualTo(Joules.ofMicrojoules(10_000_000));
        assertThat(onlyTest().regions())
                .singleElement()
                .extracting(Region::share, InstanceOfAssertFactories.DOUBLE)
                .isEqualTo(0.5);
    }

    @Test
    void a_region_that_makes_no_sense_is_left_out_and_named() throws IOException {
        Recording.measured(output).add(FOO, 10).region(FOO, "load", -5, 1, AS_IT_IS);

        assertThat(analyse().warnings()).singleElement().asString().contains("line 3", "Invalid value -");
        assertThat(onlyTest().regions()).isEmpty();
    }

    private static Consumer<ObjectNode> energies(long gross, long idleNanos) {
        return line -> line.put("grossMicrojoules", gross).put("idleNanos", idleNanos);
    }

    private Analysis analyse() throws IOException {
        return Analyzer.ofAnything().analyse(output);
    }

    private TestSummary onlyTest() throws IOException {
        assertThat(analyse().tests()).hasSize(1);
        return analyse().tests().get(0).test();
    }
}
