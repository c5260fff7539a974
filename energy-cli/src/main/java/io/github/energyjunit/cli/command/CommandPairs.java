package io.github.energyjunit.cli.command;

import io.github.energyjunit.confirmation.ConfirmRule;
import io.github.energyjunit.confirmation.Confirmed;
import io.github.energyjunit.confirmation.FreshPairs;
import io.github.energyjunit.confirmation.JvmPair;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Runs two commands alternately until it is known whether one of them needs more energy. Of two pairs of runs one begins
 * with A and one with B, in random order.
 */
public final class CommandPairs {
    /** Pairs of runs before anything is decided. */
    public static final int FEWEST = 5;

    /** Pairs of runs of long commands, at most. */
    static final int USUAL = 60;

    /** Pairs of runs of any commands, at most, unless more are asked for. */
    static final int MOST = 500;

    /** How long pairs of short commands are run at most: these differ more between runs. */
    static final double USUAL_SECONDS = 120;

    /** A pair of runs takes seconds, and noise comes in phases, which a t test takes too lightly: hence so little. */
    private static final double ALPHA = 0.001;

    private static final double MARGIN = 0.01;

    /** What processes of one program are expected to differ by, and what that expectation is worth. */
    private static final double SPREAD = 0.01;

    private static final double FREEDOM = 1;

    /** Where others are busy, one run in five can take half as much again: such runs tell nothing of the commands. */
    private static final double TRIM = 0.2;

    private final CommandRunner meter;
    private final List<String> a;
    private final List<String> b;
    private final FreshPairs judge;
    private final Random order;
    private final boolean isOpen;
    private int most;
    private final List<JvmPair> pairs = new ArrayList<>();

    /** Runs a command to its end. */
    public interface CommandRunner {
        /**
         * Returns what the run cost.
         *
         * @throws IOException if the command cannot be started
         */
        CommandRun run(List<String> command) throws IOException, InterruptedException;
    }

    /** What the pairs come to. */
    public enum Verdict {
        /** A needs more, by more than what is no difference. */
        MORE,
        /** A needs less. */
        LESS,
        /** The interval excludes the least difference that matters, in both directions. */
        EQUAL,
        /** The runs leave it open. */
        OPEN
    }

    /**
     * Prepares a comparison.
     *
     * @param effect the least difference that matters, 0.05 for 5 %
     * @param most pairs of runs at most; 0 for 60, or as many as two minutes hold by the time of the warm-ups
     */
    public CommandPairs(CommandRunner meter, List<String> a, List<String> b, double effect, int most) {
        this(meter, a, b, effect, most, new Random());
    }

    CommandPairs(CommandRunner meter, List<String> a, List<String> b, double effect, int most, Random order) {
        this.meter = meter;
        this.a = a;
        this.b = b;
        this.most = most > 0 ? most : USUAL;
        isOpen = most <= 0;
        this.order = order;
        judge = new FreshPairs(new ConfirmRule(
                Math.min(MARGIN, effect), effect, ALPHA, SPREAD, FREEDOM, FEWEST, Math.max(most, MOST), TRIM));
    }

    /**
     * Runs both commands.
     *
     * @param warmups runs of each that are not counted
     * @param progress gets each run, with a word for it
     * @throws IOException if a command cannot be started, fails, or has no reading
     */
    public void measure(int warmups, BiConsumer<String, CommandRun> progress) throws IOException, InterruptedException {
        double[] seconds = {0};
        for (int i = 0; i < warmups; i++) {
            BiConsumer<String, CommandRun> timed = progress.andThen((kind, run) -> seconds[0] += run.seconds());
            energy(a, "warm-up A", timed);
            energy(b, "warm-up B", timed);
        }
        if (isOpen && seconds[0] > 0) {
            most = (int) Math.min(MOST, Math.max(USUAL, USUAL_SECONDS * warmups / seconds[0]));
        }
        // Which command comes first must not follow a pattern that something else on the machine follows as well, and
        // neither may come first more often: what every second run suffers would be taken for a difference.
        boolean first = false;
        while (pairs.size() < most && !isKnown()) {
            first = pairs.size() % 2 == 0 ? order.nextBoolean() : !first;
            Joules before = energy(first ? a : b, first ? "A" : "B", progress);
            Joules after = energy(first ? b : a, first ? "B" : "A", progress);
            double ratio = Math.log(first ? before.dividedBy(after) : after.dividedBy(before));
            pairs.add(new JvmPair(ratio));
        }
    }

    /** Returns how many pairs of runs there will be at most, as far as that is known. */
    public int most() {
        return most;
    }

    /** Returns the ratio of A to B with its interval. */
    public Confirmed judge() {
        return judgeOf(pairs);
    }

    /** Returns what is known by now. */
    public Verdict verdict() {
        Confirmed more = judge();
        Confirmed less = judgeOf(reversed());
        if (more.outcome() == Confirmed.Outcome.CONFIRMED) {
            return Verdict.MORE;
        }
        if (less.outcome() == Confirmed.Outcome.CONFIRMED) {
            return Verdict.LESS;
        }
        boolean neither = more.outcome() == Confirmed.Outcome.REFUTED && less.outcome() == Confirmed.Outcome.REFUTED;
        return neither ? Verdict.EQUAL : Verdict.OPEN;
    }

    private boolean isKnown() {
        return pairs.size() >= FEWEST && judge.settled(pairs, false) && judge.settled(reversed(), false);
    }

    private Confirmed judgeOf(List<JvmPair> data) {
        return Objects.requireNonNull(judge.judge(Map.of(this, data)).get(this));
    }

    private List<JvmPair> reversed() {
        return pairs.stream().map(JvmPair::reversed).toList();
    }

    private Joules energy(List<String> command, String kind, BiConsumer<String, CommandRun> progress)
            throws IOException, InterruptedException {
        CommandRun run = meter.run(command);
        progress.accept(kind, run);
        Joules energy = run.energy();
        if (run.exitStatus() != 0) {
            throw new IOException("'" + String.join(" ", command) + "' failed with exit status " + run.exitStatus()
                    + ": fix it, or compare commands that succeed");
        }
        if (energy == null || energy.isAtMost(Joules.ZERO)) {
            throw new IOException("no energy could be read while '" + String.join(" ", command)
                    + "' ran: see 'energy-cli doctor'" + (energy == null ? "" : ", or use a longer command"));
        }
        return energy;
    }
}
