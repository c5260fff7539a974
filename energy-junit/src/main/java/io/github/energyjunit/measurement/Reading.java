package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.Counting;
import io.github.energyjunit.meter.cpu.CpuTimes;

/**
 * Reads what one event needs, each clock once: energy next to the body, since asking for CPU times takes a part of a short
 * one, and around all of it what the calling thread had used, so that reading is no body's.
 */
final class Reading {
    private final Meter meter;
    private final CpuTimes times;
    private boolean energyFirst;

    /** The counters. */
    final Snapshot now;

    /** What the calling thread had used when it came, in ns. */
    long entry;

    /** What this JVM had used, and how long the machine had been busy, in ns. */
    long process;

    long machine;

    /** What is done beside this JVM. */
    final OutsideCpuTimes beside;

    /** How the machine's clock counts. */
    volatile Counting machineCounting = Counting.FINE;

    /** What the calling thread had used when those were read, in ns. */
    private long processCaller;

    private long machineCaller;

    Reading(Meter meter, CpuTimes times) {
        this.meter = meter;
        this.times = times;
        beside = new OutsideCpuTimes(times);
        now = meter.newSnapshot();
    }

    /** Begins with what belongs next to the body. */
    void begin(boolean atEndOfBody) {
        energyFirst = atEndOfBody;
        entry = ofCaller();
        if (energyFirst) {
            meter.read(now);
        }
    }

    /** Reads the rest. */
    void end() {
        process = times.ofProcess(entry);
        processCaller = entry < 0 ? CpuTimes.NO_READING : times.callerOfProcess();
        machineCaller = processCaller < 0 ? CpuTimes.NO_READING : times.callerLately();
        beside.read();
        machine = times.ofMachine();
        machineCounting = times.machineCounting();
        if (!energyFirst) {
            meter.read(now);
        }
    }

    /** Returns what this JVM had used when the calling thread came, in ns. */
    long processAtEntry() {
        return process < 0 ? CpuTimes.NO_READING : process - between(entry, processCaller);
    }

    /** Returns how long the machine had been busy when the calling thread came, in ns. */
    long machineAtEntry() {
        return machine < 0 ? CpuTimes.NO_READING : machine - between(entry, machineCaller);
    }

    /** Returns what this JVM will have used when the calling thread goes on, in ns. */
    long processAt(long exit) {
        return process < 0 ? CpuTimes.NO_READING : process + between(processCaller, exit);
    }

    /** Returns how long the machine will have been busy when the calling thread goes on, in ns. */
    long machineAt(long exit) {
        return machine < 0 ? CpuTimes.NO_READING : machine + between(machineCaller, exit);
    }

    /** Returns what reading has taken when the calling thread goes on, in ns. */
    long until(long exit) {
        return between(entry, exit);
    }

    long ofCaller() {
        return times.ofThread(Thread.currentThread().getId());
    }

    private static long between(long earlier, long later) {
        return earlier < 0 || later < 0 ? 0 : Math.max(0, later - earlier);
    }
}
