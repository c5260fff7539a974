package io.github.energyjunit.measurement.ledger;

import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;

/** Pays the accounts with the machine's energy, each time the counter has moved. */
final class Payments {
    private final Meter meter;
    private final Accounts accounts;
    private final Power power = new Power();
    private final Snapshot first;
    private final Snapshot paid;

    private double busyNanos;
    private double paidBusyNanos;
    private long microjoules;
    private long lostNanos;
    private long durationNanos;

    /** Begins with a reading that was taken now. */
    Payments(Meter meter, Accounts accounts, Snapshot now) {
        this.meter = meter;
        this.accounts = accounts;
        first = meter.newSnapshot();
        first.copy(now);
        paid = meter.newSnapshot();
        paid.copy(now);
    }

    Power power() {
        return power;
    }

    /** Returns energy of the machine that was read so far, in µJ; {@link EnergySource#NO_READING} before there is any. */
    long microjoules() {
        long read = meter.between(first, paid).totalMicrojoules();
        return read < 0 && lostNanos == 0 ? read : microjoules;
    }

    long lostNanos() {
        return lostNanos;
    }

    long durationNanos() {
        return durationNanos;
    }

    /** Returns how long the machine was busy in what was paid, in ns. */
    double busyNanos() {
        return paidBusyNanos;
    }

    /** Pays for a slice that ends now, if the counter has moved. */
    void pay(Snapshot now, double busy) {
        busyNanos += busy;
        long total = meter.totalBetween(paid, now);
        if (total > 0) {
            payOff(total, now);
        } else if (total < 0) {
            // A counter that began anew does not say what was used before.
            lose(now);
        }
    }

    /** Pays up to a reading, whether the counter has moved or not. */
    void settle(Snapshot now) {
        long total = meter.totalBetween(paid, now);
        if (total >= 0) {
            payOff(total, now);
        }
    }

    /** Takes note that nobody knows whose the energy up to a reading is. */
    void lose(Snapshot now) {
        if (meter.totalBetween(now, now) >= 0) {
            lostNanos += meter.nanosBetween(paid, now);
            accounts.pay(0, 0, 0);
            busyNanos = 0;
            paid.copy(now);
        }
    }

    /** Notes what the machine had used at a reading. */
    void note(Snapshot now) {
        long total = meter.totalBetween(paid, now);
        if (total >= 0) {
            power.add(meter.nanosBetween(first, now), microjoules + total);
        }
    }

    private void payOff(long total, Snapshot now) {
        long nanos = meter.nanosBetween(paid, now);
        accounts.pay((double) total, (double) nanos, busyNanos);
        paidBusyNanos += busyNanos;
        busyNanos = 0;
        microjoules += total;
        durationNanos += nanos;
        paid.copy(now);
        note(now);
    }
}
