package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.cpu.BusyClock;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls {@code clock_gettime(CLOCK_PROCESS_CPUTIME_ID)}: the CPU time of all threads of this process, ended ones and the
 * JVM's own included, in ns.
 *
 * <p>It goes through {@code java.lang.foreign}, by reflection, since this code runs on JDK 17 as well. A JDK prints a
 * warning for code that does so without being allowed to, and a measuring tool must not write into the output of a test:
 * hence it is used on JDK 22 and later only where the JVM runs with {@code --enable-native-access=ALL-UNNAMED}.
 */
final class NativeProcessTime {
    /** {@code CLOCK_PROCESS_CPUTIME_ID} of Linux. */
    private static final int PROCESS_CPU_TIME = 2;

    private static final int FIRST_JDK = 22;

    private final MethodHandle call;
    private final Object segment;
    private final ByteBuffer timespec;

    private NativeProcessTime(MethodHandle call, Object segment, ByteBuffer timespec) {
        this.call = call;
        this.segment = segment;
        this.timespec = timespec;
    }

    /** Returns the clock, or {@code null} where it cannot be called, or not silently. */
    static @Nullable NativeProcessTime find() {
        if (Runtime.version().feature() < FIRST_JDK
                || !System.getProperty("os.name", "").startsWith("Linux")
                || !System.getProperty("sun.arch.data.model", "64").equals("64")) {
            return null;
        }
        try {
            Module module = NativeProcessTime.class.getModule();
            Object allowed = Module.class.getMethod("isNativeAccessEnabled").invoke(module);
            NativeProcessTime clock = allowed.equals(true) ? link() : null;
            return clock == null || clock.nanos() < 0 ? null : clock;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null;
        }
    }

    private static NativeProcessTime link() throws ReflectiveOperationException {
        Class<?> linkerType = Class.forName("java.lang.foreign.Linker");
        Class<?> segmentType = Class.forName("java.lang.foreign.MemorySegment");
        Class<?> layoutType = Class.forName("java.lang.foreign.MemoryLayout");
        Class<?> valueType = Class.forName("java.lang.foreign.ValueLayout");
        Class<?> descriptorType = Class.forName("java.lang.foreign.FunctionDescriptor");
        Class<?> optionType = Class.forName("java.lang.foreign.Linker$Option");
        Object linker = linkerType.getMethod("nativeLinker").invoke(null);
        Object symbols = linkerType.getMethod("defaultLookup").invoke(linker);
        Optional<?> address = (Optional<?>) Class.forName("java.lang.foreign.SymbolLookup")
                .getMethod("find", String.class)
                .invoke(symbols, "clock_gettime");
        Object intLayout = valueType.getField("JAVA_INT").get(null);
        Object arguments = Array.newInstance(layoutType, 2);
        Array.set(arguments, 0, intLayout);
        Array.set(arguments, 1, valueType.getField("ADDRESS").get(null));
        Object descriptor =
                descriptorType.getMethod("of", layoutType, arguments.getClass()).invoke(null, intLayout, arguments);
        Object options = Array.newInstance(optionType, 0);
        MethodHandle handle = (MethodHandle) linkerType
                .getMethod("downcallHandle", segmentType, descriptorType, options.getClass())
                .invoke(linker, address.orElseThrow(), descriptor, options);
        ByteBuffer timespec = ByteBuffer.allocateDirect(2 * Long.BYTES).order(ByteOrder.nativeOrder());
        Object segment =
                segmentType.getMethod("ofBuffer", java.nio.Buffer.class).invoke(null, timespec);
        MethodType erased = MethodType.methodType(int.class, int.class, Object.class);
        return new NativeProcessTime(MethodHandles.explicitCastArguments(handle, erased), segment, timespec);
    }

    /** Reads the clock; {@link BusyClock#NO_READING} where that fails. Not safe for several threads at once. */
    long nanos() {
        try {
            int failed = (int) call.invokeExact(PROCESS_CPU_TIME, segment);
            return failed != 0
                    ? BusyClock.NO_READING
                    : timespec.getLong(0) * 1_000_000_000L + timespec.getLong(Long.BYTES);
        } catch (Throwable e) {
            return BusyClock.NO_READING;
        }
    }
}
