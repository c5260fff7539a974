package io.github.energyjunit;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs again what a machine that stood still has spoilt, where time itself is what is tested: a time-out of JUnit's may be
 * over before its body has begun. Use it only where code that is wrong fails at each attempt, so that it hides nothing.
 */
final class Attempts {
    /** Where one attempt in a hundred is spoilt, all of them are once in a million times. */
    private static final int MOST = 3;

    private Attempts() {}

    /** Returns the first run that is fit to be judged, or the last one. */
    static MeasuredRun of(Supplier<MeasuredRun> run, Predicate<MeasuredRun> fit) {
        MeasuredRun last = run.get();
        for (int attempt = 1; attempt < MOST && !fit.test(last); attempt++) {
            System.out.println("Once more: the machine stood still, or the code is wrong.");
            last = run.get();
        }
        return last;
    }
}
