package io.github.energyjunit.paired;

import io.github.energyjunit.checkout.TestSelection;
import io.github.energyjunit.compare.PairedTest;
import io.github.energyjunit.compare.Presence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A module in both versions: its two JVMs, and what of its tests can be paired. */
final class ModulePair {
    private final String name;
    private final TestJvm base;
    private final TestJvm head;
    private final List<PairedUnit> units = new ArrayList<>();
    private final List<PairedTest> alone = new ArrayList<>();

    private ModulePair(String name, TestJvm base, TestJvm head) {
        this.name = name;
        this.base = base;
        this.head = head;
    }

    /**
     * Finds the units of both versions.
     *
     * @param selection which tests the head runs
     * @param wanted which of them are asked for, besides being annotated in one version at least
     * @param all whether those that are not annotated are asked for as well
     * @param pace how long their samples should last
     */
    static ModulePair of(
            String name,
            TestJvm base,
            TestJvm head,
            TestSelection selection,
            Predicate<String> wanted,
            boolean all,
            Pace pace)
            throws IOException {
        ModulePair pair = new ModulePair(name, base, head);
        Map<String, FoundUnit> before = byName(base.discover(selection));
        Map<String, FoundUnit> after = byName(head.discover(selection));
        after.forEach((unit, found) -> {
            FoundUnit other = before.get(unit);
            boolean measured = all || found.annotated() || (other != null && other.annotated());
            if (!measured || !wanted.test(unit)) {
                return;
            }
            if (other == null) {
                pair.alone.add(PairedUnit.alone(name, unit, Presence.NEW));
            } else {
                pair.units.add(new PairedUnit(
                        name,
                        unit,
                        new UnitSampler(other.uniqueId(), base, pace),
                        new UnitSampler(found.uniqueId(), head, pace)));
            }
        });
        before.forEach((unit, found) -> {
            if (!after.containsKey(unit) && (all || found.annotated()) && wanted.test(unit)) {
                pair.alone.add(PairedUnit.alone(name, unit, Presence.REMOVED));
            }
        });
        return pair;
    }

    String name() {
        return name;
    }

    List<PairedUnit> units() {
        return units;
    }

    List<PairedTest> tests() {
        List<PairedTest> tests = new ArrayList<>(alone);
        units.forEach(unit -> tests.addAll(unit.tests()));
        return tests;
    }

    /** Ends both JVMs; the next question starts fresh ones. */
    void rest() {
        base.close();
        head.close();
    }

    private static Map<String, FoundUnit> byName(List<FoundUnit> units) {
        Map<String, FoundUnit> byName = new LinkedHashMap<>();
        for (FoundUnit unit : units) {
            // Parameterised classes of JUnit 4 have a method several times.
            String name = unit.name();
            for (int i = 2; byName.containsKey(name); i++) {
                name = unit.name() + "[" + i + "]";
            }
            byName.put(name, unit);
        }
        return byName;
    }
}
