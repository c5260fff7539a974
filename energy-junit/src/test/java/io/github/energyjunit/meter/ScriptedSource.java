package io.github.energyjunit.meter;

import java.time.Duration;
import java.util.List;

/** Gives whatever raw values the test sets. */
public final class ScriptedSource implements EnergySource {
    public final long[] raw;

    /** How often it was read. */
    public int reads;

    private final SourceInfo info;
    boolean closed;

    public ScriptedSource(Domain... domains) {
        raw = new long[domains.length];
        info = new SourceInfo("scripted", Quality.MEASURED, List.of(domains), Duration.ofMillis(1), null, List.of());
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    @Override
    public void read(long[] microjoules) {
        reads++;
        System.arraycopy(raw, 0, microjoules, 0, raw.length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
