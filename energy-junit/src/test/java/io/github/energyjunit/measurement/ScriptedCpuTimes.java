package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.cpu.CpuTimes;
import java.util.HashMap;
import java.util.Map;

/** Tells the CPU times that a test sets, in ns. */
final class ScriptedCpuTimes implements CpuTimes {
    final Map<Long, Long> threads = new HashMap<>();
    long process;
    long machine;

    @Override
    public long ofThread(long id) {
        return threads.getOrDefault(id, NO_READING);
    }

    @Override
    public long ofProcess() {
        return process;
    }

    @Override
    public long ofMachine() {
        return machine;
    }
}
