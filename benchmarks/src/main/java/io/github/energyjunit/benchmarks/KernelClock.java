package io.github.energyjunit.benchmarks;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * Reads {@code clock_gettime(CLOCK_PROCESS_CPUTIME_ID)} of Linux by JNA: the CPU time of all threads of this JVM, ended ones
 * and the JVM's own included. It is what other clocks are held against.
 */
final class KernelClock {
    private static final int PROCESS_CPU_TIME = 2;
    private static final Memory TIMESPEC = new Memory(2L * Long.BYTES);

    static {
        Native.register(KernelClock.class, NativeLibrary.getInstance("c"));
    }

    private KernelClock() {}

    @SuppressWarnings("MemberName") // The C library calls it that.
    private static native int clock_gettime(int clock, Pointer into);

    /** Reads the clock, in ns. */
    static synchronized long nanos() {
        if (clock_gettime(PROCESS_CPU_TIME, TIMESPEC) != 0) {
            throw new IllegalStateException("the kernel does not tell this process's CPU time");
        }
        return TIMESPEC.getLong(0) * 1_000_000_000L + TIMESPEC.getLong(Long.BYTES);
    }
}
