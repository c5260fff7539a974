package io.github.energyjunit.meter.prometheus;

import io.github.energyjunit.meter.rapl.DomainSelection;
import io.github.energyjunit.meter.relay.MetricsFeed.DomainSeries;
import io.github.energyjunit.meter.relay.SeriesSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Knows which series of a producer are which domain. */
enum Preset {
    /**
     * {@code node_rapl_<zone>_joules_total}, or one name with the label {@code rapl_zone} (node_exporter's
     * {@code collector/rapl_linux.go}). It shows {@code intel-rapl-mmio}, the same package a second time, as well.
     */
    NODE_EXPORTER("{__name__=~\"node_rapl_.*joules_total\",path!~\".*mmio.*\"}") {
        @Override
        List<String> selectors(String zone) {
            String pattern = zone.equals("package") ? "package(_\\\\d+_die)?" : zone;
            return List.of(
                    "{__name__=~\"node_rapl_" + pattern + "_joules_total\",path!~\".*mmio.*\"}",
                    "node_rapl_joules_total{rapl_zone=~\"" + zone + "(-.*)?\",path!~\".*mmio.*\"}");
        }
    },

    /** {@code kepler_node_cpu_joules_total{zone=...}}, Kepler 0.10 and newer. */
    KEPLER("kepler_node_cpu_joules_total") {
        @Override
        List<String> selectors(String zone) {
            return List.of("kepler_node_cpu_joules_total{zone=~\"" + zone + "(-.*)?\"}");
        }
    };

    private static final double MICROJOULES_PER_JOULE = 1e6;
    private static final List<String> ZONES = List.of("package", "dram", "core", "uncore", "psys");

    private final String query;

    Preset(String query) {
        this.query = query;
    }

    abstract List<String> selectors(String zone);

    /** Returns what a Prometheus server is asked for. */
    String query() {
        return query;
    }

    /** Returns one domain for the total, of the series that are counted, and one for each zone. */
    List<DomainSeries> domains(DomainSelection selection) {
        Map<String, List<SeriesSelector>> zones = new TreeMap<>();
        List<SeriesSelector> counted = new ArrayList<>();
        for (String zone : ZONES) {
            List<SeriesSelector> selectors =
                    selectors(zone).stream().map(SeriesSelector::parse).toList();
            zones.put(zone, selectors);
            if (selection.counts(zone, zone)) {
                counted.addAll(selectors);
            }
        }
        List<DomainSeries> domains = new ArrayList<>();
        domains.add(new DomainSeries("host", true, counted, MICROJOULES_PER_JOULE));
        zones.forEach(
                (zone, selectors) -> domains.add(new DomainSeries(zone, false, selectors, MICROJOULES_PER_JOULE)));
        return domains;
    }
}
