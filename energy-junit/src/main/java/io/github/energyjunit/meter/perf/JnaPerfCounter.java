package io.github.energyjunit.meter.perf;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.energyjunit.meter.EnergySource;

/** Reads an event through JNA. Nothing else mentions JNA, so that this class is loaded only where it is present. */
final class JnaPerfCounter implements PerfCounter {
    /** Size of the first published {@code struct perf_event_attr}, which holds all that is needed here. */
    private static final int ATTR_SIZE = 64;

    private static final long EVERY_PROCESS = -1;
    private static final long NO_GROUP = -1;
    private static final long CLOSE_ON_EXEC = 8;
    private static final int COUNT_SIZE = 8;

    static {
        Native.register(JnaPerfCounter.class, "c");
    }

    private final Memory count = new Memory(COUNT_SIZE);
    private int descriptor;

    private JnaPerfCounter(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Opens an event; has the shape of {@link PerfCounter.Opener}. */
    static PerfCounter open(int type, long config, int cpu) throws PerfException {
        try (Memory attr = new Memory(ATTR_SIZE)) {
            attr.clear();
            attr.setInt(0, type);
            attr.setInt(4, ATTR_SIZE);
            attr.setLong(8, config);
            return new JnaPerfCounter((int) syscall(callNumber(), attr, EVERY_PROCESS, cpu, NO_GROUP, CLOSE_ON_EXEC));
        } catch (LastErrorException e) {
            throw new PerfException(e.getErrorCode());
        }
    }

    @Override
    public long read() {
        try {
            return descriptor >= 0 && read(descriptor, count, COUNT_SIZE) == COUNT_SIZE
                    ? count.getLong(0)
                    : EnergySource.NO_READING;
        } catch (LastErrorException e) {
            return EnergySource.NO_READING;
        }
    }

    @Override
    public void close() {
        if (descriptor >= 0) {
            int open = descriptor;
            descriptor = -1;
            try {
                close(open);
            } catch (LastErrorException e) {
                // Nothing was written, so nothing is lost.
            }
        }
    }

    private static long callNumber() {
        // linux/arch/x86/entry/syscalls/syscall_64.tbl, linux/include/uapi/asm-generic/unistd.h
        return System.getProperty("os.arch").equals("amd64") ? 298 : 241;
    }

    private static native long syscall(long number, Pointer attr, long pid, long cpu, long group, long flags)
            throws LastErrorException;

    private static native long read(int descriptor, Pointer buffer, long size) throws LastErrorException;

    private static native int close(int descriptor) throws LastErrorException;
}
