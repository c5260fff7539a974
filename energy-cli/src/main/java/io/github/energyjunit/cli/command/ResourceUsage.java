package io.github.energyjunit.cli.command;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Structure;

/** Reads {@code getrusage(RUSAGE_CHILDREN)}: microseconds, and exact on Linux and macOS. */
final class ResourceUsage implements ChildrenCpu {
    private static final int RUSAGE_CHILDREN = -1;
    private static final ChildrenCpu ABSENT = new ChildrenCpu() {
        @Override
        public long nanos() {
            return NO_READING;
        }

        @Override
        public long grainNanos() {
            return 1;
        }
    };

    private final C library;

    private ResourceUsage(C library) {
        this.library = library;
    }

    /** Opens the C library; where that fails, a clock without a reading. */
    static ChildrenCpu open() {
        if (Platform.isWindows()) {
            return ABSENT;
        }
        try {
            return new ResourceUsage(Native.load(Platform.C_LIBRARY_NAME, C.class));
        } catch (LinkageError | RuntimeException e) {
            // No native access here, or no C library by that name: ticks must do.
            return ABSENT;
        }
    }

    @Override
    public long nanos() {
        Usage usage = new Usage();
        return library.getrusage(RUSAGE_CHILDREN, usage) == 0 ? usage.user.nanos() + usage.system.nanos() : NO_READING;
    }

    @Override
    public long grainNanos() {
        return 1_000;
    }

    /** What is called of the C library. */
    interface C extends Library {
        /** Fills the usage and returns 0, or returns -1. */
        int getrusage(int who, Usage usage);
    }

    /** {@code struct timeval}. */
    @Structure.FieldOrder({"seconds", "micros"})
    public static final class Time extends Structure {
        public NativeLong seconds = new NativeLong();
        public NativeLong micros = new NativeLong();

        long nanos() {
            // macOS has 32 bits of microseconds and padding; the upper half is not part of the number.
            return 1_000_000_000L * seconds.longValue() + 1_000L * (int) micros.longValue();
        }
    }

    /** {@code struct rusage}: two times, then 14 numbers that are not looked at. */
    @Structure.FieldOrder({"user", "system", "rest"})
    public static final class Usage extends Structure {
        public Time user = new Time();
        public Time system = new Time();
        public NativeLong[] rest = new NativeLong[14];
    }
}
