package io.github.energyjunit.ledger;

import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.units.Joules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where all energy went that the machine used while test JVMs were running.
 *
 * @param lines what it went into; they add up to {@code energy}
 * @param energy what the counted domains used
 * @param estimated how much of that was used before a JVM could read the counter, and is worked out
 * @param contexts how many application contexts were started for tests
 * @param classes what classes used, highest energy use first
 * @param consumers the processes that used most, the first first
 * @param containers the containers that used most, the first first
 */
public record Ledger(
        Map<Use, Joules> lines,
        Joules energy,
        Joules estimated,
        long contexts,
        List<OfClass> classes,
        List<Consumer> consumers,
        List<OfContainer> containers) {

    /**
     * What a process used.
     *
     * @param testJvm whether it measured tests, of this build or another one
     */
    public record Consumer(String process, long pid, boolean testJvm, Joules energy) {}

    /**
     * What a container used.
     *
     * @param id its 64 hexadecimal digits
     * @param name empty where no engine has told
     * @param container null where no engine has told
     */
    public record OfContainer(String id, String name, JvmLedger.@Nullable Container container, Joules energy) {}

    /** What a class's fixtures and bodies used. */
    public record OfClass(String className, Map<Use, Joules> lines) {
        /** Adds everything up. */
        public Joules energy() {
            return Joules.sum(lines.values().stream());
        }

        /** Adds up set-up and tear-down. */
        public Joules fixtures() {
            return Joules.sum(lines.entrySet().stream()
                    .filter(line -> line.getKey().isFixture())
                    .map(Map.Entry::getValue));
        }
    }

    /** Adds up the ledgers of JVMs; null where none kept one, or none could be read. */
    public static @Nullable Ledger ofRuns(List<Run> runs) {
        List<TimedLedger> ledgers = runs.stream()
                .flatMap(run -> Stream.ofNullable(TimedLedger.of(run)))
                .toList();
        return ledgers.isEmpty() ? null : new Merger(ledgers).merge();
    }

    /** Returns the energy of a line, 0 where there is none. */
    public Joules of(Use use) {
        return lines.getOrDefault(use, Joules.ZERO);
    }

    /** Returns the part of all energy that a line is. */
    public double share(Use use) {
        return energy.isAbove(Joules.ZERO) ? of(use).dividedBy(energy) : 0;
    }

    /** Adds up what the test JVMs and their child processes used; not idle power, other programs and what cannot be told. */
    public Joules own() {
        return Joules.sum(Stream.of(Use.values()).filter(Use::isOwn).map(this::of));
    }

    /** Adds up set-up and tear-down. */
    public Joules fixtures() {
        return Joules.sum(Stream.of(Use.values()).filter(Use::isFixture).map(this::of));
    }
}
