package io.github.energyjunit.baseline.prometheus;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Times at equal steps that meet each of several builds, so that one query reads them all. What a query costs a server is
 * mostly finding the series and writing their labels: a further point of a series costs it about a fiftieth of that.
 *
 * @param start the first time, in seconds since 1970
 * @param stop the last time
 * @param step in seconds
 * @param builds the builds that are met; their series have the same labels
 */
record Grid(double start, double stop, int step, List<PastBuilds.Seen> builds) {

    /** Points between builds are read in vain: no more of them than this for each build. */
    private static final int POINTS_A_BUILD = 10;

    /**
     * A server decodes all that it scraped between the first and the last time. What it scraped of a series in this time costs
     * less than another query for that series, even if it scrapes every five seconds.
     */
    private static final double SECONDS_A_BUILD = 7_200;

    /**
     * Meets all builds with few grids.
     *
     * @param mostPoints the most points that one grid has, unless it is one build's
     */
    static List<Grid> over(List<PastBuilds.Seen> builds, int mostPoints) {
        List<Grid> grids = new ArrayList<>();
        builds.stream()
                .collect(Collectors.groupingBy(PastBuilds.Seen::labels, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> close(alike).forEach(close -> cover(close, mostPoints, grids)));
        return grids;
    }

    /** Parts builds where they are so far from each other that no grid is worth while. */
    private static List<List<PastBuilds.Seen>> close(List<PastBuilds.Seen> builds) {
        List<List<PastBuilds.Seen>> parts = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        for (PastBuilds.Seen build : sorted(builds, Comparator.comparingDouble(PastBuilds.Seen::to))) {
            if (build.to() > last + 2 * SECONDS_A_BUILD) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(build);
            last = build.to();
        }
        return parts;
    }

    /** Takes the builds that were there longest together first: short ones need small steps. */
    private static void cover(List<PastBuilds.Seen> builds, int mostPoints, List<Grid> grids) {
        List<PastBuilds.Seen> longestFirst = sorted(
                builds, Comparator.comparingDouble(PastBuilds.Seen::seconds).reversed());
        int first = 0;
        Grid grid = of(longestFirst.subList(0, 1));
        for (int i = 1; i < longestFirst.size(); i++) {
            Grid wider = of(longestFirst.subList(first, i + 1));
            if (!wider.isWorthWhile(mostPoints)) {
                grids.add(grid);
                first = i;
                wider = of(longestFirst.subList(i, i + 1));
            }
            grid = wider;
        }
        grids.add(grid);
    }

    private boolean isWorthWhile(int mostPoints) {
        return points() <= Math.min(mostPoints, POINTS_A_BUILD * builds.size())
                && stop - start <= SECONDS_A_BUILD * builds.size();
    }

    private static List<PastBuilds.Seen> sorted(List<PastBuilds.Seen> builds, Comparator<PastBuilds.Seen> order) {
        return builds.stream().sorted(order).toList();
    }

    /** Takes the longest step by which some times meet all builds: that of the shortest build's length does in any case. */
    private static Grid of(List<PastBuilds.Seen> builds) {
        DoubleSummaryStatistics seen =
                builds.stream().mapToDouble(PastBuilds.Seen::to).summaryStatistics();
        int shortest = (int) Math.max(
                1, builds.stream().mapToDouble(PastBuilds.Seen::seconds).min().orElseThrow());
        int longest = (int) ((seen.getMax() - seen.getMin()) / Math.max(1, builds.size() - 1));
        for (int step = longest; step > shortest; step--) {
            for (PastBuilds.Seen build : builds) {
                Grid grid = of(builds, seen, build.to(), step);
                if (grid.meetsAll()) {
                    return grid;
                }
            }
        }
        return of(builds, seen, seen.getMax(), shortest);
    }

    /** Goes from the first to the last of the builds, at steps from or to a time at which one of them was last seen. */
    private static Grid of(List<PastBuilds.Seen> builds, DoubleSummaryStatistics seen, double time, int step) {
        double stop = time + Math.floor((seen.getMax() - time) / step) * step;
        return new Grid(lastUntil(seen.getMin(), stop, step), stop, step, builds);
    }

    private boolean meetsAll() {
        for (PastBuilds.Seen build : builds) {
            if (lastUntil(build.to(), stop, step) < build.from()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the last of the times, which lead to {@code stop}, that is not after another. */
    private static double lastUntil(double time, double stop, int step) {
        return time > stop ? stop : stop - Math.ceil((stop - time) / step) * step;
    }

    double points() {
        return (stop - start) / step + 1;
    }

    /** Returns the last time at which each build is met, by when the build began. */
    Map<Instant, Double> times() {
        return builds.stream()
                .collect(Collectors.toMap(PastBuilds.Seen::began, build -> lastUntil(build.to(), stop, step)));
    }

    /**
     * Asks for these times and keeps what is at {@link #times}.
     *
     * @param query with {@code %s} where the labels of the builds belong
     * @param kept the labels that are kept
     */
    List<Series> ask(String query, Set<String> kept, PrometheusApi api) throws IOException, InterruptedException {
        Map<String, String> labels = new TreeMap<>(builds.get(0).labels());
        labels.remove("__name__");
        String asked = query.replace("%s", PastBuilds.matchers(labels));
        return api.range(asked, start, stop, step, new RangeAnswer.Wanted(Set.copyOf(times().values()), kept));
    }
}
