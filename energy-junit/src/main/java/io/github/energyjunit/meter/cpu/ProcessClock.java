package io.github.energyjunit.meter.cpu;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Reads the CPU time, in ns, that this JVM has used: the test's threads, and garbage collection, JIT and pools as well. */
public final class ProcessClock {
    private final OperatingSystemMXBean system;

    /** Finds the JVM's own clock. */
    public ProcessClock() {
        system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }

    /** Reads the clock; {@link BusyClock#NO_READING} where the JVM cannot tell. */
    public long nanos() {
        return system.getProcessCpuTime();
    }
}
