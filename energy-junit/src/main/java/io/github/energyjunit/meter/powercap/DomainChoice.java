package io.github.energyjunit.meter.powercap;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Chooses which zones are domains and which of them are counted, so that no joule is counted twice.
 *
 * <p>psys covers the packages, and a package covers its core and uncore; dram stands beside its package. The
 * {@code intel-rapl-mmio} control type shows the packages of {@code intel-rapl} a second time. On AMD, {@code core} is
 * the counter of one single core ({@code rapl_msr_priv_amd} of {@code intel_rapl_msr.c}).
 */
final class DomainChoice {
    private static final String MMIO = "intel-rapl-mmio";

    private final List<Zone> zones;
    private final Predicate<Zone> counted;

    private DomainChoice(List<Zone> zones, Predicate<Zone> counted) {
        this.zones = zones;
        this.counted = counted;
    }

    static DomainChoice among(Collection<Zone> all, boolean amd) {
        boolean mmioRepeats = all.stream().anyMatch(zone -> !zone.controlType().equals(MMIO) && zone.isPackage());
        List<Zone> zones = all.stream()
                .filter(zone -> !(mmioRepeats && zone.controlType().equals(MMIO)))
                .filter(zone -> !(amd && !zone.isTop() && zone.name().equals("core")))
                .toList();
        boolean packages = zones.stream().anyMatch(Zone::isPackage);
        // Other drivers name their zones otherwise: then every top zone is a part of its own.
        Predicate<Zone> counted = packages
                ? zone -> zone.isPackage() || zone.isDram()
                : zone -> (zone.isTop() && !zone.isPsys()) || zone.isDram();
        return new DomainChoice(zones, counted);
    }

    List<Zone> zones() {
        return zones;
    }

    boolean isCounted(Zone zone) {
        return counted.test(zone);
    }

    boolean countsSomething() {
        return zones.stream().anyMatch(this::isCounted);
    }

    /** Returns the zone's name, with its parent's in front where several zones share it. */
    String domainName(Zone zone) {
        if (zones.stream().filter(other -> other.name().equals(zone.name())).count() == 1) {
            return zone.name();
        }
        return zones.stream()
                .filter(other -> other.id().equals(zone.parentId()))
                .findFirst()
                .map(parent -> domainName(parent) + "/" + zone.name())
                .orElse(zone.id());
    }
}
