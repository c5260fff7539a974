package io.github.energyjunit.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the bodies that ran at a time, and learns which threads are theirs. */
final class Bodies {

    private record Start(long time, long parent, long thread) {}

    private final List<Body> bodies = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();

    /** For each body the latest end of those before it and its own. */
    private long[] latestEnds = {};

    void add(Body body) {
        bodies.add(body);
    }

    /** Notes that a thread was started by another. */
    void started(long time, long parent, long thread) {
        starts.add(new Start(time, parent, thread));
    }

    /** Makes ready to be asked, when everything was added. */
    void complete() {
        bodies.sort(Comparator.comparingLong(body -> body.start));
        latestEnds = new long[bodies.size()];
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < latestEnds.length; i++) {
            latest = Math.max(latest, bodies.get(i).end);
            latestEnds[i] = latest;
        }
        starts.sort(Comparator.comparingLong(Start::time));
        for (Start start : starts) {
            for (Body body : at(start.time())) {
                if (body.owns(start.parent())) {
                    body.threads.putIfAbsent(start.thread(), false);
                }
            }
        }
        starts.clear();
    }

    List<Body> all() {
        return bodies;
    }

    /** Returns the bodies that ran at a time. */
    List<Body> at(long time) {
        List<Body> found = new ArrayList<>(2);
        for (int i = lastStarted(time); i >= 0 && latestEnds[i] > time; i--) {
            if (bodies.get(i).isAt(time)) {
                found.add(bodies.get(i));
            }
        }
        return found;
    }

    private int lastStarted(long time) {
        int low = 0;
        int high = bodies.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (bodies.get(middle).start <= time) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
