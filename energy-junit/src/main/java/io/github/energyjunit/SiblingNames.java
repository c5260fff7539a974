package io.github.energyjunit;

import java.util.HashMap;
import java.util.Map;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the children of one parent that have one name, in the order in which their engine has them. Children may come up
 * while others run, in several threads, and there may be many: each is looked at once.
 */
final class SiblingNames {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** Takes note of a child. */
    synchronized void add(TestIdentifier child) {
        places.computeIfAbsent(child.getUniqueId(), key -> counts.merge(child.getDisplayName(), 1, Integer::sum));
    }

    /** Returns its place among those of its name, from 1. */
    synchronized int place(TestIdentifier child, TestIdentifier parent, TestPlan plan) {
        if (!places.containsKey(child.getUniqueId())) {
            // A copy is made in one go; the plan may grow meanwhile.
            for (TestIdentifier sibling : plan.getChildren(parent).toArray(TestIdentifier[]::new)) {
                add(sibling);
            }
            add(child);
        }
        return places.getOrDefault(child.getUniqueId(), 1);
    }
}
