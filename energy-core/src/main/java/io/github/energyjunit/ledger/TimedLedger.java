package io.github.energyjunit.ledger;

import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.JvmLedger.Point;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.units.Joules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One JVM's ledger, on the clock of the build: ns since the epoch, and idle power in watts. */
record TimedLedger(JvmLedger ledger, long pid, Joules energy, double idleWatts, long startNanos, List<Point> power) {

    static @Nullable TimedLedger of(Run run) {
        JvmLedger ledger = run.ledger();
        if (ledger == null || ledger.energy() == null) {
            return null;
        }
        Joules total = ledger.energy();
        List<Point> power = new ArrayList<>(ledger.power());
        power.add(new Point(0, Joules.ZERO));
        // What was read after the ledger's last entry is no part of it.
        power.removeIf(
                point -> point.nanos() >= ledger.readNanos() || point.energy().isAbove(total));
        power.add(new Point(ledger.readNanos(), total));
        power.sort((a, b) -> Long.compare(a.nanos(), b.nanos()));
        long started = Duration.between(Instant.EPOCH, run.jvm().started()).toNanos();
        return new TimedLedger(
                ledger,
                run.jvm().pid(),
                total,
                Objects.requireNonNullElse(run.jvm().idleWatts(), 0.0),
                started + ledger.startNanos(),
                List.copyOf(power));
    }

    long endNanos() {
        return startNanos + ledger.readNanos();
    }

    /** Returns when the JVM was started, or read first where it was not started for the tests. */
    long bornNanos() {
        return ledger.hasStart() ? startNanos - ledger.beforeNanos() : startNanos;
    }

    /** Returns what the machine used between two times: between two points it goes up evenly. */
    Joules between(long from, long to) {
        return at(to - startNanos).minus(at(from - startNanos));
    }

    private Joules at(long nanos) {
        Point before = power.get(0);
        for (Point point : power) {
            if (point.nanos() >= nanos) {
                long width = point.nanos() - before.nanos();
                double part = width > 0 ? (double) (nanos - before.nanos()) / width : 1;
                return before.energy()
                        .plus(point.energy().minus(before.energy()).times(part));
            }
            before = point;
        }
        return energy;
    }
}
