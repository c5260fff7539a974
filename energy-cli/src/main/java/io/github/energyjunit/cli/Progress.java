package io.github.energyjunit.cli;

import io.github.energyjunit.cli.command.CommandRun;
import io.github.energyjunit.units.Joules;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints a line after each of several runs, so that long measurements show where they are. */
final class Progress {
    private final PrintWriter out;
    private final int runs;
    private int finished;

    Progress(PrintWriter out, int runs) {
        this.out = out;
        this.runs = runs;
    }

    /** Prints what a run came to, of so many at most; nothing where there is only one. */
    void finished(String kind, CommandRun run) {
        finished++;
        if (runs > 1) {
            Double joules = run.joules();
            out.println(String.format(
                    Locale.ROOT,
                    "[%d of %d] %s: %s in %.3f s%s",
                    finished,
                    runs,
                    kind,
                    joules == null ? "no reading" : Joules.of(joules).rounded(),
                    run.seconds(),
                    run.exitStatus() == 0 ? "" : ", exit status " + run.exitStatus()));
            out.flush();
        }
    }
}
