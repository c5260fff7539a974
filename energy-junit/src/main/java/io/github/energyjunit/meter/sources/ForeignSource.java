package io.github.energyjunit.meter.sources;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.background.Bounded;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Wraps a source from outside this project: one that throws, or does not come back in time, has no reading. */
final class ForeignSource implements EnergySource {
    /** No test waits longer for a number. */
    static final Duration LONGEST_READ = Duration.ofMillis(250);

    private final EnergySource source;
    private final Bounded bounded;
    private final SourceInfo info;
    private long[] values;
    private volatile @Nullable String trouble;

    private ForeignSource(EnergySource source, SourceInfo info, Bounded bounded) {
        this.source = source;
        this.info = info;
        this.bounded = bounded;
        values = new long[info.domains().size()];
    }

    /** Asks a source for its description, in the current thread. */
    static ForeignSource of(EnergySource source, Bounded bounded) {
        SourceInfo info = Objects.requireNonNull(source.info(), "info() returned null");
        return new ForeignSource(source, info, bounded);
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    @Override
    public void read(long[] microjoules) {
        long[] into = values;
        try {
            bounded.call(LONGEST_READ, () -> {
                Arrays.fill(into, NO_READING);
                source.read(into);
                trouble = source.trouble();
                return into;
            });
            System.arraycopy(into, 0, microjoules, 0, microjoules.length);
        } catch (TimeoutException e) {
            noReading(microjoules, "gave no answer within " + LONGEST_READ.toMillis() + " ms");
        } catch (ExecutionException e) {
            noReading(microjoules, "failed: " + e.getCause());
        }
    }

    private void noReading(long[] microjoules, String why) {
        trouble = why;
        // A read that comes back late must not write into what is given out then.
        values = new long[values.length];
        Arrays.fill(microjoules, NO_READING);
    }

    @Override
    public @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void rest() {
        try {
            bounded.call(LONGEST_READ, () -> {
                source.rest();
                return info;
            });
        } catch (TimeoutException | ExecutionException e) {
            trouble = String.valueOf(e);
        } finally {
            bounded.rest();
        }
    }

    @Override
    public void wake() {
        try {
            bounded.call(LONGEST_READ, () -> {
                source.wake();
                return info;
            });
        } catch (TimeoutException | ExecutionException e) {
            trouble = String.valueOf(e);
        }
    }

    @Override
    public void close() {
        try {
            bounded.call(LONGEST_READ, () -> {
                source.close();
                return info;
            });
        } catch (TimeoutException | ExecutionException e) {
            trouble = String.valueOf(e);
        } finally {
            bounded.rest();
        }
    }
}
