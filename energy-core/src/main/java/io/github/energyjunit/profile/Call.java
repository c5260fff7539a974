package io.github.energyjunit.profile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a stack leaves the user's own code, or ends in it: each sample belongs to one, so that their energies add up to the
 * test's.
 *
 * @param caller the user's method, or null where none called
 * @param method what it called, with all that this called of others' code; the user's own where it worked itself
 */
public record Call(@Nullable String caller, String method) {

    /** Counts the samples of each. */
    static Map<Call, Double> in(CallTree tree, Predicate<String> isOwn) {
        Map<Call, Double> samples = new HashMap<>();
        count(tree.root(), new ArrayDeque<>(), isOwn, samples);
        return samples;
    }

    /** The stack has the outermost frame first. */
    private static void count(CallNode node, Deque<String> stack, Predicate<String> isOwn, Map<Call, Double> samples) {
        stack.addLast(node.frame());
        if (node.self() > 0) {
            samples.merge(of(List.copyOf(stack), isOwn), node.self(), Double::sum);
        }
        node.callees().forEach(callee -> count(callee, stack, isOwn, samples));
        stack.removeLast();
    }

    private static Call of(List<String> stack, Predicate<String> isOwn) {
        // The first stands for the root, and the next may stand for a thread.
        int outermost = stack.size() > 1 && stack.get(1).startsWith("[") ? 2 : 1;
        if (outermost == 2 && (NativeFrames.JOBS.contains(stack.get(1)) || stack.size() == 2)) {
            return new Call(null, stack.get(1));
        }
        if (stack.size() == 1) {
            return new Call(null, CallTree.MORE);
        }
        int own = stack.size() - 1;
        while (own >= outermost && !isOwn.test(stack.get(own))) {
            own--;
        }
        if (own < outermost) {
            return new Call(null, stack.get(outermost));
        }
        return own == stack.size() - 1
                ? new Call(own > outermost ? stack.get(own - 1) : null, stack.get(own))
                : new Call(stack.get(own), stack.get(own + 1));
    }
}
