package io.github.energyjunit.baseline.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few queries meet every build, and read few points in vain. */
class GridTests {
    private static final int NOW = 1_800_000_000;
    private static final Map<String, String> SHOP = Map.of("module", "shop");

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 250_000})
    void every_build_is_met_by_one_grid_of_its_own_labels(int mostPoints) {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            List<PastBuilds.Seen> builds = irregular(random);

            List<Grid> grids = Grid.over(builds, mostPoints);

            assertThat(grids.stream().flatMap(grid -> grid.builds().stream())).hasSameElementsAs(builds);
            assertThat(grids.stream().mapToInt(grid -> grid.builds().size()).sum())
                    .isEqualTo(builds.size());
            for (Grid grid : grids) {
                assertThat(grid.points()).isLessThanOrEqualTo(Math.max(1, Math.min(mostPoints, 10 * builds.size())));
                grid.builds()
                        .forEach(build -> assertThat(grid.times().get(build.began()))
                                .as("%s of %s", build, grid)
                                .isIn(times(grid))
                                .isBetween(build.from(), build.to()));
                assertThat(grid.builds())
                        .extracting(PastBuilds.Seen::labels)
                        .containsOnly(grid.builds().get(0).labels());
            }
        }
    }

    @Test
    void builds_of_a_day_take_one_query_that_reads_each_about_once() {
        List<PastBuilds.Seen> builds = new ArrayList<>();
        for (int hour = 0; hour < 20; hour++) {
            builds.add(seen(NOW - 3_600 * hour - 3_500, 3_400 - hour, SHOP));
        }

        assertThat(Grid.over(builds, 50))
                .singleElement()
                .satisfies(grid -> assertThat(grid.points()).isBetween(20.0, 24.0));
    }

    @Test
    void nightly_builds_are_too_far_from_each_other_for_one_query() {
        List<PastBuilds.Seen> builds = new ArrayList<>();
        for (int day = 0; day < 20; day++) {
            builds.add(seen(NOW - 86_400 * day - 86_000, 85_500 - day, SHOP));
        }

        assertThat(Grid.over(builds, 50)).hasSize(20).allMatch(grid -> grid.points() == 1);
    }

    @Test
    void a_build_that_is_met_by_good_fortune_needs_no_small_steps() {
        List<PastBuilds.Seen> builds = new ArrayList<>();
        for (int hour = 1; hour < 20; hour++) {
            builds.add(seen(NOW - 3_600 * hour, 3_000, SHOP));
        }
        builds.add(seen(NOW - 1_000, 2, SHOP));

        assertThat(Grid.over(builds, 50))
                .singleElement()
                .satisfies(grid -> assertThat(grid.points()).isBetween(20.0, 24.0));
    }

    @Test
    void a_short_build_that_lies_badly_takes_a_query_of_its_own() {
        List<PastBuilds.Seen> builds = new ArrayList<>();
        for (int hour = 2; hour < 20; hour++) {
            builds.add(seen(NOW - 3_600 * hour, 3_000, SHOP));
        }
        builds.add(seen(NOW - 407, 2, SHOP));
        builds.add(seen(NOW - 10, 2, SHOP));

        List<Grid> grids = Grid.over(builds, 50);

        assertThat(grids).extracting(grid -> grid.builds().size()).containsExactly(19, 1);
        assertThat(grids.get(1).points()).isEqualTo(1);
    }

    @Test
    void builds_that_were_seen_once_are_asked_for_at_that_time() {
        List<PastBuilds.Seen> builds =
                List.of(seen(NOW - 7_777, 0, SHOP), seen(NOW - 3_333.5, 0, SHOP), seen(NOW, 0, SHOP));

        for (Grid grid : Grid.over(builds, 50)) {
            grid.builds().forEach(build -> assertThat(grid.times()).containsEntry(build.began(), build.to()));
        }
    }

    private static List<PastBuilds.Seen> irregular(Random random) {
        List<PastBuilds.Seen> builds = new ArrayList<>();
        double time = NOW;
        for (int i = 0; i <= random.nextInt(25); i++) {
            double length = Math.floor(Math.pow(10, 5 * random.nextDouble()) - 1) / (1 + random.nextInt(2));
            builds.add(seen(time, length, random.nextInt(8) == 0 ? Map.of("module", "stall") : SHOP));
            time += length + 1 + random.nextInt(100);
        }
        return builds;
    }

    private static PastBuilds.Seen seen(double from, double length, Map<String, String> labels) {
        return new PastBuilds.Seen(Instant.ofEpochMilli((long) (from * 1e3)), from, from + length, labels);
    }

    private static List<Double> times(Grid grid) {
        return DoubleStream.iterate(grid.start(), time -> time <= grid.stop() + 1e-6, time -> time + grid.step())
                .boxed()
                .toList();
    }
}
