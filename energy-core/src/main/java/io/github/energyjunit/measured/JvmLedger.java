package io.github.energyjunit.measured;

import io.github.energyjunit.units.Joules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM's life used and what for, as its file shows it; times are ns.
 *
 * @param startNanos when it was read first, after the JVM's {@link Jvm#started()}
 * @param durationNanos for how long energy was read
 * @param beforeNanos how long the JVM had lived before that
 * @param beforeCpuNanos what CPU time it had used before that, -1 where that is not known
 * @param lostNanos for how long nothing could be read in between
 * @param energy what the machine used, or null where that could not be read
 * @param busyNanos how long the machine's processors were busy
 * @param unmeasuredTests how many tests ran whose body nobody measured; 0 in files that do not say
 * @param contexts how many application contexts were started for tests
 * @param uses what for, by the words of the measurement file
 * @param power what the machine had used at some times since the first reading
 * @param classes what for, by class
 * @param tests which tests of each class ended; nothing of a class of which the file does not say
 * @param processes the processes of the machine that used most
 * @param containers containers that used any CPU time
 */
public record JvmLedger(
        long startNanos,
        long durationNanos,
        long beforeNanos,
        long beforeCpuNanos,
        long lostNanos,
        @Nullable Joules energy,
        long busyNanos,
        long unmeasuredTests,
        long contexts,
        Map<String, Use> uses,
        List<Point> power,
        Map<String, Map<String, Use>> classes,
        Map<String, Ended> tests,
        List<CpuSpan> processes,
        List<CpuSpan> containers) {

    /** A JVM that is older than this when it is read first was not started for the tests. */
    private static final long LONGEST_START = 60_000_000_000L;

    public JvmLedger {
        uses = Map.copyOf(uses);
        power = List.copyOf(power);
        classes = Map.copyOf(classes);
        tests = Map.copyOf(tests);
        processes = List.copyOf(processes);
        containers = List.copyOf(containers);
    }

    /**
     * What was used for one purpose.
     *
     * @param gross share of the machine's energy, idle power included
     * @param idleNanos for how long idle power is to be taken off
     * @param cpuNanos CPU time
     */
    public record Use(Joules gross, long idleNanos, long cpuNanos) {
        /** Returns the energy under an idle power, at least 0. */
        public Joules energy(double idleWatts) {
            return Joules.ZERO.max(gross.minus(Joules.ofMicrojoules(idleWatts * idleNanos / 1_000)));
        }

        /** Adds another one. */
        public Use plus(Use other) {
            return new Use(gross.plus(other.gross), idleNanos + other.idleNanos, cpuNanos + other.cpuNanos);
        }
    }

    /**
     * Tests of a class that have ended, whether measured or not.
     *
     * @param digest stands for which tests these are
     */
    public record Ended(long count, long digest) {
        /** Adds others. */
        public Ended plus(Ended other) {
            return new Ended(count + other.count, digest + other.digest);
        }
    }

    /**
     * What a process or a container used, as the JVM saw it on its clock of CPU time.
     *
     * @param key tells it from all others of the machine
     * @param pid the process, 0 of a container
     * @param measures whether it is another JVM that measured tests
     * @param container what its engine says of a container, if it does
     */
    public record CpuSpan(
            String key,
            String name,
            long pid,
            long fromNanos,
            long toNanos,
            boolean measures,
            @Nullable Container container) {}

    /**
     * What an engine says of a container, besides its name.
     *
     * @param testcontainers whether it has the label of Testcontainers
     */
    public record Container(String image, boolean testcontainers) {}

    /** What the machine had used at a time, both since the first reading. */
    public record Point(long nanos, Joules energy) {}

    /** Returns whether the time before the first reading belongs to it. */
    public boolean hasStart() {
        return beforeNanos > 0 && beforeNanos <= LONGEST_START;
    }

    /** Returns the time from the first reading to the last. */
    public long readNanos() {
        return durationNanos + lostNanos;
    }
}
