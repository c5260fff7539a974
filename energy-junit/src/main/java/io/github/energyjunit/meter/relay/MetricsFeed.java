package io.github.energyjunit.meter.relay;

import io.github.energyjunit.meter.EnergySource;
import java.io.IOException;
import java.util.List;

/** Fetches counters from an endpoint in Prometheus' text format, or by a query to a Prometheus server. */
public final class MetricsFeed implements Feed {
    /**
     * Says which series add up to a domain.
     *
     * @param name the domain
     * @param counted whether it is part of the total
     * @param selectors a series belongs to it when one of them matches
     * @param microjoulesPerUnit 1e6 for series in joules
     */
    public record DomainSeries(
            String name, boolean counted, List<SeriesSelector> selectors, double microjoulesPerUnit) {
        /** Copies the list. */
        public DomainSeries {
            selectors = List.copyOf(selectors);
        }

        boolean matches(Sample sample) {
            return selectors.stream().anyMatch(selector -> selector.matches(sample));
        }
    }

    private final Endpoint endpoint;
    private final List<DomainSeries> domains;
    private final List<SeriesSum> sums;

    /**
     * Prepares to fetch.
     *
     * @param query what a Prometheus server is asked for
     * @param range value at which each series wraps, in its own unit; 0 when not known
     */
    public MetricsFeed(Endpoint endpoint, List<DomainSeries> domains, String query, double range) {
        this.endpoint = endpoint.isQuery() ? endpoint.with("query", query) : endpoint;
        this.domains = List.copyOf(domains);
        sums = domains.stream().map(domain -> new SeriesSum(domain, range)).toList();
    }

    @Override
    public long[] next() throws IOException {
        String text = endpoint.fetch();
        try {
            List<Sample> samples =
                    endpoint.isQuery() ? QueryAnswer.parse(text) : Exposition.parse(text, this::isWanted);
            return sum(samples);
        } catch (IOException e) {
            throw new IOException(endpoint + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {}

    private long[] sum(List<Sample> samples) throws IOException {
        long[] microjoules = new long[sums.size()];
        for (int i = 0; i < microjoules.length; i++) {
            microjoules[i] = sums.get(i).advance(samples);
            if (microjoules[i] == EnergySource.NO_READING && domains.get(i).counted()) {
                throw new IOException("has no series, or no longer each series, that matches "
                        + domains.get(i).selectors());
            }
        }
        return microjoules;
    }

    private boolean isWanted(String name) {
        return domains.stream()
                .flatMap(domain -> domain.selectors().stream())
                .anyMatch(selector -> selector.mayMatch(name));
    }
}
