package io.github.energyjunit.meter.relay;

import io.github.energyjunit.meter.EnergySource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds the series that make up one domain, and corrects the wraps of each where the range is known.
 *
 * <p>The first answer says which series belong to it. An answer that lacks one of them is no reading: a smaller sum would
 * be believed.
 */
final class SeriesSum {
    private static final class Series {
        double last;
        double wrapped;
    }

    private final MetricsFeed.DomainSeries domain;
    private final double range;
    private final Map<String, Series> members = new TreeMap<>();

    /**
     * Makes an empty sum.
     *
     * @param range value at which each series wraps, in its own unit; 0 when not known
     */
    SeriesSum(MetricsFeed.DomainSeries domain, double range) {
        this.domain = domain;
        this.range = range;
    }

    /**
     * Takes the next answer.
     *
     * @return the sum in µJ, or {@link EnergySource#NO_READING} where nothing or not all is there
     * @throws IOException if a series has a value that no counter can have
     */
    long advance(List<Sample> samples) throws IOException {
        Map<String, Double> now = new TreeMap<>();
        for (Sample sample : samples) {
            if (domain.matches(sample)) {
                if (!(sample.value() >= 0 && sample.value() * domain.microjoulesPerUnit() < 1L << 60)) {
                    throw new IOException(
                            sample.name() + " has the value " + sample.value() + ", expected is a counter of energy");
                }
                now.put(sample.name() + new TreeMap<>(sample.labels()), sample.value());
            }
        }
        if (members.isEmpty()) {
            now.keySet().forEach(series -> members.put(series, new Series()));
        }
        if (now.isEmpty() || !now.keySet().containsAll(members.keySet())) {
            return EnergySource.NO_READING;
        }
        double sum = 0;
        for (Map.Entry<String, Series> member : members.entrySet()) {
            double value = now.getOrDefault(member.getKey(), 0.0);
            Series series = member.getValue();
            if (value < series.last) {
                series.wrapped += range;
            }
            series.last = value;
            sum += value + series.wrapped;
        }
        return Math.round(sum * domain.microjoulesPerUnit());
    }
}
