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
                .map(domain -> new Domain(domain.name(), domain.counted()))
                .toList();
        return new SourceInfo(name, Quality.RELAYED, domains, period, null, notes);
    }
}
