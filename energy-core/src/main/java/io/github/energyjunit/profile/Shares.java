package io.github.energyjunit.profile;

import io.github.energyjunit.units.Joules;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Adds up stacks by method, or by anything else that a method belongs to. */
final class Shares {

    private final UnaryOperator<String> group;
    private final Map<String, double[]> counts = new HashMap<>();
    private final Map<String, Integer> onPath = new HashMap<>();

    private Shares(UnaryOperator<String> group) {
        this.group = group;
    }

    /**
     * Returns the shares of a test's energy, the highest first.
     *
     * @param energy the energy of the test, which all its samples stand for
     * @param group what a method belongs to; itself for shares of methods
     */
    static List<Share> of(CallTree tree, Joules energy, UnaryOperator<String> group) {
        Shares shares = new Shares(group);
        double all = shares.visit(tree.root());
        return shares.counts.entrySet().stream()
                .map(entry -> Share.of(entry.getKey(), entry.getValue()[0], entry.getValue()[1], all, energy))
                .sorted(Comparator.comparing(Share::energy)
                        .reversed()
                        .thenComparing(Comparator.comparing(Share::self).reversed())
                        .thenComparing(Share::name))
                .toList();
    }

    /** Returns the shares of what the JVM's own threads did, as far as these were sampled, the highest first. */
    static List<Share> ofTheJvm(CallTree tree, Joules energy) {
        double all = tree.samples();
        return tree.root().callees().stream()
                .filter(node -> NativeFrames.JOBS.contains(node.frame()))
                .map(node -> Share.of(
                        node.frame().substring(1, node.frame().length() - 1),
                        node.samples(),
                        node.samples(),
                        all,
                        energy))
                .sorted(Share.BY_SELF)
                .toList();
    }

    /** Counts a frame and all above it; stacks are a few hundred frames deep at most. */
    private double visit(CallNode node) {
        String name = node.isMethod() ? group.apply(node.frame()) : null;
        if (name != null) {
            onPath.merge(name, 1, Integer::sum);
        }
        double samples = node.self();
        for (CallNode callee : node.callees()) {
            samples += visit(callee);
        }
        if (name != null) {
            double[] count = counts.computeIfAbsent(name, key -> new double[2]);
            count[1] += node.self();
            // Of a method that calls itself the outermost call counts.
            if (onPath.merge(name, -1, Integer::sum) == 0) {
                count[0] += samples;
            }
        }
        return samples;
    }
}
