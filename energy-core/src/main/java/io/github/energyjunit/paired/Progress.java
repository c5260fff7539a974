package io.github.energyjunit.paired;

import java.time.Duration;
import java.util.function.Consumer;

/** Tells people now and then how far it is. */
final class Progress {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Consumer<String> sink;
    private final TimeBudget budget;
    private Duration told = Duration.ZERO;

    Progress(Consumer<String> sink, TimeBudget budget) {
        this.sink = sink;
        this.budget = budget;
    }

    /** Say it at once. */
    void say(String text) {
        told = budget.spent();
        sink.accept(text);
    }

    /**
     * Say it if nothing was said for a while.
     *
     * @param done part of this stage that is done, from 0 to 1; from 1 on nobody knows how much is left
     * @param began when the stage began, on the budget's clock
     */
    void step(String text, double done, Duration began) {
        Duration now = budget.spent();
        if (now.minus(told).compareTo(PAUSE) < 0) {
            return;
        }
        Duration left = budget.whole().minus(now);
        String most = "at most " + text(left);
        if (done > 0 && done < 1) {
            Duration guess = Duration.ofMillis((long) (now.minus(began).toMillis() * (1 - done) / done));
            most = guess.compareTo(left) < 0 ? "usually " + text(guess) + ", " + most : most;
        }
        say(text + "; " + text(now) + " spent, " + most + " left");
    }

    static String text(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
