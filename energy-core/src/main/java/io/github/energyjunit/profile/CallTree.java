package io.github.energyjunit.profile;

import java.util.List;

/** Collects the stacks of one test. */
public final class CallTree {

    /** Stands for frames that there is no room for. */
    public static final String MORE = "[more]";

    private static final int MOST_NODES = 20_000;

    private final CallNode root = new CallNode("");
    private int nodes;

    /** Begins without any stack. */
    CallTree() {}

    /** Returns what all stacks hang from; its own frame is empty. */
    public CallNode root() {
        return root;
    }

    /** Returns how many samples there are. */
    public double samples() {
        return root.samples();
    }

    /**
     * Adds a stack.
     *
     * @param frames the outermost first
     */
    void add(List<String> frames, double weight) {
        CallNode at = root;
        for (String frame : frames) {
            if (!at.calls(frame)) {
                if (nodes >= MOST_NODES) {
                    at.callee(MORE).hit(weight);
                    return;
                }
                nodes++;
            }
            at = at.callee(frame);
        }
        at.hit(weight);
    }

    /** Adds the stacks of another tree, its samples times a factor. */
    void addAll(CallTree other, double factor) {
        add(other.root, root, factor);
    }

    private void add(CallNode from, CallNode to, double factor) {
        to.hit(from.self() * factor);
        for (CallNode callee : from.callees()) {
            boolean known = to.calls(callee.frame());
            if (!known && nodes >= MOST_NODES) {
                to.callee(MORE).hit(callee.samples() * factor);
                continue;
            }
            nodes += known ? 0 : 1;
            add(callee, to.callee(callee.frame()), factor);
        }
    }
}
