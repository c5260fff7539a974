package io.github.energyjunit.meter.powercap;

import io.github.energyjunit.meter.rapl.DomainSelection;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which zones are domains and which of them are counted, so that no joule is counted twice.
 *
 * <p>psys covers the packages, and a package covers its core and uncore; dram stands beside its package. The
 * {@code intel-rapl-mmio} control type shows the packages of {@code intel-rapl} a second time. On AMD, {@code core} is
 * the counter of one single core ({@code rapl_msr_priv_amd} of {@code intel_rapl_msr.c}). The dies of a package are parts of
 * it on some processors and repeat its counter on others: they are a group, and what they do decides.
 */
final class DomainChoice {
    private static final String MMIO = "intel-rapl-mmio";

    private final List<Zone> zones;
    private final DomainSelection selection;
    private Predicate<Zone> counted = zone -> false;

    private DomainChoice(List<Zone> zones, DomainSelection selection) {
        this.zones = zones;
        this.selection = selection;
    }

    static DomainChoice among(Collection<Zone> all, boolean amd, DomainSelection selection) {
        boolean mmioRepeats = all.stream().anyMatch(zone -> !zone.controlType().equals(MMIO) && zone.isPackage());
        List<Zone> zones = all.stream()
                .filter(zone -> !(mmioRepeats && zone.controlType().equals(MMIO)))
                .filter(zone -> !(amd && !zone.isTop() && zone.name().equals("core")))
                .toList();
        boolean packages = zones.stream().anyMatch(Zone::isPackage);
        DomainChoice choice = new DomainChoice(zones, selection);
        // Other drivers name their zones otherwise: then every top zone is a part of its own.
        choice.counted = packages || !selection.isDefault()
                ? zone -> selection.counts(zone.kind(), choice.domainName(zone))
                : zone -> (zone.isTop() && !zone.isPsys()) || zone.isDram();
        return choice;
    }

    List<Zone> zones() {
        return zones;
    }

    /** Returns what the dies of one package share, or {@code null} for a zone of its own. */
    @Nullable
    String group(Zone zone) {
        if (zone.isDie()) {
            return zone.packageName();
        }
        return zones.stream()
                .filter(other -> !zone.isTop() && other.isDie() && other.id().equals(zone.parentId()))
                .map(die -> die.packageName() + "/" + zone.name())
                .findFirst()
                .orElse(null);
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
