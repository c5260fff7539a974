package io.github.energyjunit.meter.powercap;

import io.github.energyjunit.meter.rapl.DomainSelection;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Chooses which zones are domains and which of them are counted, so that no joule is counted twice.
 *
 * <p>psys covers the packages, and a package covers its core and uncore; dram stands beside its package. The
 * {@code intel-rapl-mmio} control type shows the packages of {@code intel-rapl} a second time. On AMD, {@code core} is
 * the counter of one single core ({@code rapl_msr_priv_amd} of {@code intel_rapl_msr.c}), and the dies of a package, which
 * only older kernels show there, all repeat the package's counter: one of them is counted.
 */
final class DomainChoice {
    private static final String MMIO = "intel-rapl-mmio";

    private final List<Zone> zones;
    private final List<Zone> mirrors;
    private final DomainSelection selection;
    private Predicate<Zone> counted = zone -> false;

    private DomainChoice(List<Zone> zones, List<Zone> mirrors, DomainSelection selection) {
        this.zones = zones;
        this.mirrors = mirrors;
        this.selection = selection;
    }

    static DomainChoice among(Collection<Zone> all, boolean amd, DomainSelection selection) {
        boolean mmioRepeats = all.stream().anyMatch(zone -> !zone.controlType().equals(MMIO) && zone.isPackage());
        List<Zone> zones = all.stream()
                .filter(zone -> !(mmioRepeats && zone.controlType().equals(MMIO)))
                .filter(zone -> !(amd && !zone.isTop() && zone.name().equals("core")))
                .toList();
        Set<String> packagesSeen = new HashSet<>();
        List<Zone> mirrors = zones.stream()
                .filter(zone -> amd && zone.isDie() && !packagesSeen.add(zone.packageName()))
                .toList();
        boolean packages = zones.stream().anyMatch(Zone::isPackage);
        DomainChoice choice = new DomainChoice(zones, mirrors, selection);
        // Other drivers name their zones otherwise: then every top zone is a part of its own.
        choice.counted = packages || !selection.isDefault()
                ? zone -> selection.counts(zone.kind(), choice.domainName(zone)) && !mirrors.contains(zone)
                : zone -> (zone.isTop() && !zone.isPsys()) || zone.isDram();
        return choice;
    }

    List<Zone> zones() {
        return zones;
    }

    /** Returns dies that repeat their package's counter, as older kernels show them on AMD. */
    List<Zone> mirrors() {
        return mirrors;
    }

    /** Returns what {@code energy.domains} asks for and is not here. */
    List<String> missing() {
        return selection.missing(zones.stream()
                .flatMap(zone -> Stream.of(zone.kind(), domainName(zone)))
                .toList());
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
