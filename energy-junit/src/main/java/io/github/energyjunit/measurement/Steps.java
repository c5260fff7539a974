package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.NodeKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets a timeline know where a test plan is, and the thread that is there. */
final class Steps {
    private final Timeline timeline;

    /** What has begun in the midst of a body, in the body's own thread; used in turns. */
    private final Map<String, Runner> inBodies = new HashMap<>();

    Steps(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Begins something of the plan, in the calling thread. */
    void started(String id, @Nullable String parent, NodeKind kind, @Nullable String className) {
        long thread = Thread.currentThread().getId();
        Runner runner = Runner.known();
        if (kind == NodeKind.CONTEXT && runner != null && runner.body() != null) {
            // What a body starts is a part of it, in whatever thread of it.
            return;
        }
        timeline.change(ledger -> {
            if (runner != null && kind != NodeKind.CONTEXT && runner.beginPart(thread)) {
                inBodies.put(id, runner);
            }
            ledger.started(id, parent, kind, className, thread);
        });
    }

    /** Ends something of the plan. */
    void finished(String id) {
        timeline.change(ledger -> {
            Runner runner = inBodies.isEmpty() ? null : inBodies.remove(id);
            if (runner != null) {
                runner.endPart();
            }
            ledger.finished(id);
        });
    }
}
