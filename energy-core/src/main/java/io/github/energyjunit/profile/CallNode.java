package io.github.energyjunit.profile;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A frame of stacks that have the same frames below it, and how many samples found them. */
public final class CallNode {

    private final String frame;
    /** Most frames call one other or none. */
    private Map<String, CallNode> callees = Map.of();

    private double self;

    CallNode(String frame) {
        this.frame = frame;
    }

    /** Returns the method, or in brackets what stands for no method, such as a thread. */
    public String frame() {
        return frame;
    }

    /** Returns how many samples found this frame on top; a sample that several tests share is a part of one. */
    public double self() {
        return self;
    }

    /** Returns how many samples found this frame on top or below others. */
    public double samples() {
        double sum = self;
        for (CallNode callee : callees.values()) {
            sum += callee.samples();
        }
        return sum;
    }

    /** Returns what was called from here. */
    public Collection<CallNode> callees() {
        return callees.values();
    }

    /** Returns whether the frame is a method, and not what stands for something else. */
    public boolean isMethod() {
        return !frame.isEmpty() && !frame.startsWith("[");
    }

    boolean calls(String callee) {
        return callees.containsKey(callee);
    }

    CallNode callee(String callee) {
        if (callees.isEmpty()) {
            callees = new LinkedHashMap<>(2);
        }
        return callees.computeIfAbsent(callee, CallNode::new);
    }

    void hit(double weight) {
        self += weight;
    }
}
