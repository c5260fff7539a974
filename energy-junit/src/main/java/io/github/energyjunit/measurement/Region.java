package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.Ledger;
import io.github.energyjunit.meter.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is one region of code that is being measured: a part of the body around it, or a body of its own where there is none. */
public final class Region {
    final String name;
    final Window window;
    private @Nullable Window body;
    private long generation;
    private boolean alone;

    Region(String name, Window window, boolean alone) {
        this.name = name;
        this.window = window;
        this.alone = alone;
    }

    /** Begins within the body that the current thread works for, among those that are in flight. */
    void begin(List<Window> inFlight, Snapshot now) {
        window.reset(Runner.current());
        window.first = false;
        window.mark = null;
        window.startEnergy.copy(now);
        Window around = Runner.current().body();
        if (around == null || !inFlight.contains(around)) {
            List<Window> tests =
                    inFlight.stream().filter(body -> !isRegion(body)).toList();
            if (tests.size() > 1) {
                window.fail("several measured tests run at the same time, and this thread was started by none of them");
                return;
            }
            alone = tests.isEmpty();
            around = alone ? null : tests.get(0);
        }
        if (around != null) {
            body = around;
            generation = around.generation.get();
            window.add(around, -1);
        }
    }

    /** Ends within the body that it began in. */
    void end(List<Window> inFlight, Snapshot now) {
        Window around = body;
        if (around == null || window.trouble != null) {
            return;
        }
        if (around.generation.get() != generation || !inFlight.contains(around)) {
            window.fail("the test that it began in had ended before it");
            return;
        }
        if (around.trouble != null) {
            window.fail(around.trouble);
            return;
        }
        window.endEnergy.copy(now);
        window.add(around, 1);
        window.torn = around.torn;
        window.overlapped = around.overlapped;
        window.clockDoubtNanos = around.clockDoubtNanos;
        window.mark = around.mark;
        window.first = around.first;
    }

    /** Returns whether nothing is measured around it. */
    boolean isAlone() {
        return alone;
    }

    /** Returns the measured body that it is a part of, if that is a test's. */
    @Nullable
    Window test() {
        Window around = body;
        return around == null || isRegion(around) || window.trouble != null ? null : around;
    }

    private static boolean isRegion(Window body) {
        return Ledger.NO_TEST.equals(body.id);
    }
}
