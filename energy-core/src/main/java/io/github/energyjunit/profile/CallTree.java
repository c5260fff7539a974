package io.github.energyjunit.profile;

import java.util.ArrayList;
import java.util.List;

/** Collects the stacks of one test. */
public final class CallTree {

    /** Stands for frames that there is no room for. */
    public static final String MORE = "[more]";

    private static final int MOST_NODES = 20_000;

    /** Frames of all trees of a module, which are kept at a time: some 200 bytes each. */
    private static final int MOST_OF_ALL = 2_000_000;

    private static final int FEWEST_NODES = 200;

    /**
     * Frames of a stack at most. Recursion can have 2,048; what walks through a tree, a page's data for instance, nests as
     * deeply, and libraries allow a thousand levels.
     */
    private static final int DEEPEST = 400;

    private final CallNode root = new CallNode("");
    private final int most;
    private int nodes;

    /** Begins without any stack. */
    CallTree() {
        this(MOST_NODES);
    }

    private CallTree(int most) {
        this.most = most;
    }

    /** Begins one of so many trees, which share what memory there is. */
    static CallTree oneOf(int trees) {
        return new CallTree(Math.max(FEWEST_NODES, Math.min(MOST_NODES, MOST_OF_ALL / Math.max(1, trees))));
    }

    /** Returns what all stacks hang from; its own frame is empty. */
    public CallNode root() {
        return root;
    }

    /** Returns how many samples there are. */
    public double samples() {
        return root.samples();
    }

    /**
     * Adds a stack. One that is very deep keeps its outermost and innermost frames.
     *
     * @param frames the outermost first
     */
    void add(List<String> frames, double weight) {
        CallNode at = root;
        for (String frame : withoutMiddle(frames)) {
            if (!at.calls(frame)) {
                if (nodes >= most) {
                    at.callee(MORE).hit(weight);
                    return;
                }
                nodes++;
            }
            at = at.callee(frame);
        }
        at.hit(weight);
    }

    private static List<String> withoutMiddle(List<String> frames) {
        int size = frames.size();
        if (size <= DEEPEST) {
            return frames;
        }
        List<String> shorter = new ArrayList<>(frames.subList(0, DEEPEST / 2));
        shorter.add(MORE);
        shorter.addAll(frames.subList(size - DEEPEST / 2 + 1, size));
        return shorter;
    }

    /** Adds the stacks of another tree, its samples times a factor. */
    void addAll(CallTree other, double factor) {
        add(other.root, root, factor);
    }

    private void add(CallNode from, CallNode to, double factor) {
        to.hit(from.self() * factor);
        for (CallNode callee : from.callees()) {
            boolean known = to.calls(callee.frame());
            if (!known && nodes >= most) {
                to.callee(MORE).hit(callee.samples() * factor);
                continue;
            }
            nodes += known ? 0 : 1;
            add(callee, to.callee(callee.frame()), factor);
        }
    }
}
