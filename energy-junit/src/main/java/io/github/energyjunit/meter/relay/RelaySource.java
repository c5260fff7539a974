package io.github.energyjunit.meter.relay;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.background.Daemons;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
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
    private final LongSupplier clock;
    private final long pollNanos;
    private final long maxAgeNanos;
    private long openedNanos;
    private final long[] firsts;
    private final long[] bases;
    private final long[] last;
    private volatile @Nullable Thread thread;
    private long lastNanos;
    private boolean answered;
    private volatile @Nullable String trouble = NO_ANSWER;

    private RelaySource(SourceInfo info, Feed feed, Duration poll, LongSupplier clock) {
        this.info = info;
        this.feed = feed;
        this.clock = clock;
        openedNanos = clock.getAsLong();
        pollNanos = poll.toNanos();
        maxAgeNanos = MISSED_ANSWERS * pollNanos + SLACK_NANOS;
        int domains = info.domains().size();
        firsts = new long[domains];
        bases = new long[domains];
        last = new long[domains];
        Arrays.fill(firsts, NO_READING);
        Arrays.fill(bases, BEGIN);
        Arrays.fill(last, BEGIN);
    }

    /** Begins to follow a feed, which is asked again and again with the given time between answer and question. */
    public static RelaySource follow(SourceInfo info, Feed feed, Duration poll) {
        return follow(info, feed, poll, System::nanoTime);
    }

    /** Follows it by another clock, in ns, which tells how old an answer is. */
    static RelaySource follow(SourceInfo info, Feed feed, Duration poll, LongSupplier clock) {
        RelaySource source = new RelaySource(info, feed, poll, clock);
        source.wake();
        return source;
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    @Override
    public synchronized void read(long[] microjoules) {
        long now = clock.getAsLong();
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

    /** What was used meanwhile is nobody's: counters go on where they stood. */
    @Override
    public synchronized void wake() {
        if (thread == null) {
            openedNanos = clock.getAsLong();
            answered = false;
            for (int i = 0; i < last.length; i++) {
                bases[i] = last[i] < 0 ? bases[i] : last[i];
                last[i] = bases[i];
            }
            Arrays.fill(firsts, NO_READING);
            Thread follower = Daemons.create("energy-junit-" + info.name(), this::follow);
            thread = follower;
            Daemons.start(follower, () -> thread = null);
        }
    }

    @Override
    public synchronized void rest() {
        Thread follower = thread;
        thread = null;
        if (follower != null) {
            follower.interrupt();
        }
    }

    @Override
    public void close() {
        rest();
        feed.close();
    }

    private void follow() {
        while (thread == Thread.currentThread()) {
            try {
                publish(next());
                trouble = null;
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                // Whatever a foreign program sends must not end this thread: the next answer may be good again.
                trouble = "cannot make sense of the answer (" + e.getClass().getSimpleName() + ")";
            }
            // It must be seen now: a pause would swallow the interrupt that comes with it.
            if (thread == Thread.currentThread()) {
                Daemons.pause(this, pollNanos);
            }
        }
    }

    /** A thread that is to end may still ask while the next one begins; feeds are for one at a time. */
    private long[] next() throws IOException {
        synchronized (feed) {
            return feed.next();
        }
    }

    private synchronized void publish(long[] values) {
        if (thread != Thread.currentThread()) {
            return;
        }
        long now = clock.getAsLong();
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
