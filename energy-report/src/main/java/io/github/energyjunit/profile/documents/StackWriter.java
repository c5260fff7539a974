package io.github.energyjunit.profile.documents;

import io.github.energyjunit.profile.CallNode;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Walks through the stacks of a profile. */
final class StackWriter {

    private final TestProfile profile;
    private final Sink sink;
    private final List<String> path = new ArrayList<>();

    private StackWriter(TestProfile profile, Sink sink) {
        this.profile = profile;
        this.sink = sink;
    }

    /** Takes one stack. */
    interface Sink {
        /**
         * Takes it.
         *
         * @param frames the outermost first; the list changes afterwards
         */
        void take(List<String> frames, Joules energy) throws IOException;
    }

    /** Hands on each stack that has energy of its own. */
    static void walk(TestProfile profile, Sink sink) throws IOException {
        new StackWriter(profile, sink).walk(profile.tree().root());
    }

    private void walk(CallNode node) throws IOException {
        if (node.self() > 0) {
            sink.take(path, profile.energy().part(node.self(), profile.samples()));
        }
        for (CallNode callee : node.callees()) {
            path.add(callee.frame());
            walk(callee);
            path.remove(path.size() - 1);
        }
    }
}
