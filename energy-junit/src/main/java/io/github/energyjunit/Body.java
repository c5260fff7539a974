package io.github.energyjunit;

import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import io.github.energyjunit.measurement.Window;
import io.github.energyjunit.meter.EnergySource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures one body, or one execution of a test around it. It ends once, whoever ends it, and is recorded once; none of
 * its methods throws.
 *
 * <p>A test is measured by whoever stands closest to its body: one that begins inside a measured execution of the same
 * test takes its place.
 */
final class Body {
    private static final Map<String, Body> EXECUTIONS = new ConcurrentHashMap<>();
    private static final InheritableThreadLocal<@Nullable Place> INSIDE = new InheritableThreadLocal<>();

    /** Tells threads, and those that they start, what they run in; it is small, since pools keep it for ever. */
    private static final class Place {
        final Recorder recorder;
        final String test;
        final boolean execution;
        volatile boolean running = true;

        Place(Recorder recorder, String test, boolean execution) {
            this.recorder = recorder;
            this.test = test;
            this.execution = execution;
        }
    }

    private final Recorder recorder;
    private final Place place;
    private final @Nullable Place around = INSIDE.get();
    private @Nullable Window inFlight;
    private @Nullable Window ended;
    private volatile boolean over;

    private Body(Recorder recorder, Place place) {
        this.recorder = recorder;
        this.place = place;
    }

    /** Begins to measure a test's own code; the last thing it does is to look at the clock. */
    static @Nullable Body begin(Recorder recorder, String test) {
        Body execution = EXECUTIONS.remove(test);
        if (execution != null) {
            execution.drop();
        }
        return begin(recorder, new Place(recorder, test, false));
    }

    /** Begins to measure what an engine does for a test. */
    static @Nullable Body beginExecution(Recorder recorder, String test) {
        Body body = begin(recorder, new Place(recorder, test, true));
        if (body != null) {
            EXECUTIONS.put(test, body);
        }
        return body;
    }

    private static @Nullable Body begin(Recorder recorder, Place place) {
        return Harmless.get("begin a measurement", () -> {
            Body body = new Body(recorder, place);
            INSIDE.set(place);
            try {
                body.inFlight = recorder.begin(place.test);
                return body;
            } catch (Throwable e) {
                // Else the thread would stay inside a test that nobody ends.
                body.leave();
                throw e;
            }
        });
    }

    /** Returns whether the current thread runs in a measured test, so that tests that it starts are a part of that. */
    static boolean isAround() {
        Place place = INSIDE.get();
        return place != null && place.running;
    }

    /** The same, unless what is measured is an execution of the given test or of one that it is a part of. */
    static boolean isAround(String test) {
        Place place = INSIDE.get();
        return place != null && place.running && !(place.execution && test.startsWith(place.test));
    }

    /** Returns what measures the test that the current thread runs in, or {@code null}. */
    static @Nullable Recorder recorderAround() {
        Place place = INSIDE.get();
        return place != null && place.running ? place.recorder : null;
    }

    /**
     * Ends it where its own thread comes back; the first thing it does is to look at the clock.
     *
     * @return whether it was not abandoned before
     */
    synchronized boolean end() {
        Window window = inFlight;
        inFlight = null;
        boolean first = window != null && !over;
        if (window != null && first) {
            over = true;
            recorder.end(window);
            ended = window;
        } else if (window != null) {
            Harmless.run("forget an abandoned body", () -> recorder.drop(window));
        }
        leave();
        return first;
    }

    /** Ends it when JUnit has gone on without it; its thread still runs, and what it uses is no later test's. */
    synchronized void abandon() {
        Window window = inFlight;
        if (window != null && !over) {
            over = true;
            ended = window;
            inFlight = Harmless.get("end an abandoned body", () -> recorder.abandon(window));
        }
    }

    /** Returns whether it has ended, or was abandoned. */
    boolean isOver() {
        return over;
    }

    /** Forgets it. */
    synchronized void drop() {
        EXECUTIONS.remove(place.test, this);
        over = true;
        end();
    }

    /** Returns the energy that the body caused, in µJ, or {@link EnergySource#NO_READING} where that is not known. */
    synchronized long microjoules() {
        Window window = ended;
        Long known = window == null ? null : Harmless.get("tell what a body cost", () -> recorder.attributed(window));
        return known == null ? EnergySource.NO_READING : known;
    }

    /** Returns how long the body took, in ns. */
    synchronized long nanos() {
        Window window = ended;
        return window == null ? 0 : window.durationNanos();
    }

    /** Writes down what it cost; the second time, and where it was dropped, it does nothing. */
    synchronized void record(TestDescription test, Outcome outcome, Batch.Covered covered) {
        Window window = ended;
        ended = null;
        if (place.execution) {
            EXECUTIONS.remove(place.test, this);
        }
        if (window != null) {
            Harmless.run("record a measurement", () -> {
                long microjoules = recorder.record(window, test, outcome, covered);
                Summary.add(recorder, test.test(), microjoules);
            });
        }
    }

    private void leave() {
        place.running = false;
        if (INSIDE.get() == place) {
            if (around == null) {
                INSIDE.remove();
            } else {
                INSIDE.set(around);
            }
        }
    }
}
