package io.github.energyjunit.meter.relay;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.SourceInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last counters of a feed at hand. One daemon thread fetches them; reading copies them and never waits.
 *
 * <p>Counters begin at a fixed value when the source is opened, so that what runs before the first answer is measured
 * from the first answer on; that misses no more than one update period, which the resolution covers. Where the first
 * answer comes later than that, the counters begin anew, which tells the meter that energy is missing.
 */
public final class RelaySource implements EnergySource {
    /** The trouble until the first question was answered, or could not be. */
    public static final String NO_ANSWER = "no answer yet";

    /** Lies above whatever a feed can step back by, so that a step back always shows. */
    private static final long BEGIN = 1L << 62;

    /** Lies below {@link #BEGIN} and below all that follows from it: to begin here is a step back. */
    private static final long BEGIN_ANEW = 1L << 61;

    /** So many missed answers make a value older than the resolution says. */
    private static final int MISSED_ANSWERS = 2;

    private static final long SLACK_NANOS = 250_000_000L;

    private final SourceInfo info;
    private final Feed feed;
    private final long pollNanos;
    private final long maxAgeNanos;
    private final long openedNanos = System.nanoTime();
    private final long[] firsts;
    private final long[] bases;
    private final long[] last;
    private final Thread thread;
    private long lastNanos;
    private boolean answered;
    private volatile boolean closed;
    private volatile @Nullable String trouble = NO_ANSWER;

    private RelaySource(SourceInfo info, Feed feed, Duration poll) {
        this.info = info;
        this.feed = feed;
        pollNanos = poll.toNanos();
        maxAgeNanos = MISSED_ANSWERS * pollNanos + SLACK_NANOS;
        int domains = info.domains().size();
        firsts = new long[domains];
        bases = new long[domains];
        last = new long[domains];
        Arrays.fill(firsts, NO_READING);
        Arrays.fill(bases, BEGIN);
        Arrays.fill(last, BEGIN);
        thread = new Thread(this::follow, "energy-junit-" + info.name());
        thread.setDaemon(true);
    }

    /** Begins to follow a feed, which is asked again and again with the given time between answer and question. */
    public static RelaySource follow(SourceInfo info, Feed feed, Duration poll) {
        RelaySource source = new RelaySource(info, feed, poll);
        source.thread.start();
        return source;
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    @Override
    public synchronized void read(long[] microjoules) {
        long now = System.nanoTime();
        boolean usable = answered
                ? now - lastNanos <= maxAgeNanos
                : now - openedNanos <= info.updatePeriod().toNanos();
        for (int i = 0; i < last.length; i++) {
            microjoules[i] = usable ? last[i] : NO_READING;
        }
    }

    @Override
    public @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void follow() {
        try (feed) {
            while (!closed) {
                try {
                    publish(feed.next());
                    trouble = null;
                } catch (IOException e) {
                    trouble = String.valueOf(e.getMessage());
                } catch (RuntimeException e) {
                    // Whatever a foreign program sends must not end this thread: the next answer may be good again.
                    trouble = "cannot make sense of the answer (" + e.getClass().getSimpleName() + ")";
                }
                LockSupport.parkNanos(this, pollNanos);
            }
        }
    }

    private synchronized void publish(long[] values) {
        long now = System.nanoTime();
        boolean late = !answered && now - openedNanos > info.updatePeriod().toNanos();
        for (int i = 0; i < last.length; i++) {
            if (late) {
                bases[i] = BEGIN_ANEW;
            }
            if (values[i] >= 0 && firsts[i] < 0) {
                firsts[i] = values[i];
            }
            last[i] = values[i] < 0 ? NO_READING : bases[i] + values[i] - firsts[i];
        }
        answered = true;
        lastNanos = now;
    }
}
