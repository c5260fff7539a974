package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Meter;
import java.util.ArrayDeque;
import java.util.Queue;

/** Keeps windows that are not in use. */
final class Windows {
    private final Meter meter;
    private final Queue<Window> idle = new ArrayDeque<>();

    Windows(Meter meter) {
        this.meter = meter;
    }

    synchronized void giveBack(Window window) {
        if (!window.departed) {
            idle.add(window);
        }
    }

    synchronized Window take() {
        Window known = idle.poll();
        return known == null ? new Window(meter.newSnapshot(), meter.newSnapshot()) : known;
    }
}
