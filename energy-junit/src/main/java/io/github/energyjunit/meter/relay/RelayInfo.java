package io.github.energyjunit.meter.relay;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.SourceInfo;
import java.time.Duration;
import java.util.List;

/** Describes relayed sources. */
public final class RelayInfo {
    private RelayInfo() {}

    /** Describes a source that is refreshed with the given period. */
    public static SourceInfo of(
            String name, List<MetricsFeed.DomainSeries> series, Duration period, List<String> notes) {
        List<Domain> domains = series.stream()
                .map(domain -> domain(domain.name(), domain.counted(), period))
                .toList();
        return new SourceInfo(name, Quality.RELAYED, domains, period, null, notes);
    }

    /** Describes a domain that steps once in a period by all the energy of that time, and is believed to do so. */
    public static Domain domain(String name, boolean counted, Duration period) {
        double stepsOfSeconds = Math.max(1, 2 * period.toMillis() / 1e3);
        return new Domain(name, counted, 0, Domain.GENEROUS_MAX_WATTS * stepsOfSeconds);
    }
}
