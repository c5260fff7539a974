package io.github.energyjunit.cli;

import io.github.energyjunit.cli.command.CommandRun;
import io.github.energyjunit.units.Joules;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Prints a line after each of several runs, so that long measurements show where they are. */
final class Progress {
    private final PrintWriter out;
    private final IntSupplier most;
    private int finished;

    /** Tells how many runs there will be at most, as far as that is known after each run. */
    Progress(PrintWriter out, IntSupplier most) {
        this.out = out;
        this.most = most;
    }

    /** Prints what a run came to, of so many at most; nothing where there is only one. */
    void finished(String kind, CommandRun run) {
        finished++;
        int runs = most.getAsInt();
        if (runs > 1) {
            Joules energy = run.energy();
            out.println(String.format(
                    Locale.ROOT,
                    "[%d of %d] %s: %s in %.3f s%s",
                    finished,
                    runs,
                    kind,
                    energy == null ? "no reading" : energy.rounded(),
                    run.seconds(),
                    run.exitStatus() == 0 ? "" : ", exit status " + run.exitStatus()));
            out.flush();
        }
    }
}
