package io.github.energyjunit.measurement.profile;

/** Marks one body, and counts what was allocated meanwhile. */
final class MarkedBody implements Profiler.Mark {
    private final BodyEvent event = new BodyEvent();
    private final long runner = Thread.currentThread().getId();
    private long ofRunner;
    private long ofAll;

    /** Begins the body, in its thread. */
    MarkedBody() {
        ofAll = Allocations.ofAll();
        ofRunner = Allocations.of(runner);
        event.begin();
    }

    @Override
    public void end() {
        event.end();
        ofRunner = since(ofRunner, Allocations.of(runner));
        ofAll = since(ofAll, Allocations.ofAll());
    }

    private static long since(long before, long after) {
        return before < 0 || after < before ? -1 : after - before;
    }

    @Override
    public long allocatedBytes(boolean alone) {
        return alone && ofAll >= 0 ? ofAll : ofRunner;
    }

    @Override
    public void keep(String test, long threadId, boolean sample, boolean first, long allocatedBytes) {
        event.test = test;
        event.runner = threadId;
        event.sample = sample;
        event.first = first;
        event.allocated = allocatedBytes;
        event.commit();
    }
}
