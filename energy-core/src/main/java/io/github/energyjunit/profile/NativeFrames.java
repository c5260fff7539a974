package io.github.energyjunit.profile;

import java.util.Set;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import org.jspecify.annotations.Nullable;

/** Names frames that are no Java, as async-profiler records them: {@code libc.so.6!memcpy}, {@code kernel!do_syscall_64}. */
final class NativeFrames {

    static final String JIT_COMPILER = "[JIT compiler]";
    private static final String GARBAGE_COLLECTOR = "[garbage collector]";
    private static final String OTHER_JOB = "[JVM]";

    /** What threads of the JVM's own do. */
    static final Set<String> JOBS = Set.of(JIT_COMPILER, GARBAGE_COLLECTOR, OTHER_JOB);

    private static final String KERNEL = "kernel";

    /** What the JVM has generated itself: interpreter, intrinsics, stubs. */
    private static final String GENERATED = "jvm-stubs";

    private static final String LIBRARY_END = "!";

    /** Java's methods have the class that they return, or none; native ones pretend one without a name, or named k. */
    private static final Pattern NO_JAVA = Pattern.compile("\\((?:Lk;)?\\)L;");

    private static final Pattern COMPILER = Pattern.compile("C[12] Comp.*|JVMCI.*|Libgraal.*");
    private static final Pattern COLLECTOR = Pattern.compile(
            "GC Thread.*|G1 .*|ParGC.*|Shenandoah.*|[ZX](?:Worker|Driver|Director|Stat|Unmapper|Uncommitter).*");

    private NativeFrames() {}

    /** Returns a name, or null for a frame of Java. */
    static @Nullable String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        if (method == null || !NO_JAVA.matcher(method.getDescriptor()).matches()) {
            return null;
        }
        String library =
                "Kernel".equals(frame.getType()) ? KERNEL : method.getType().getName();
        return (library.isEmpty() ? GENERATED : library) + LIBRARY_END + method.getName();
    }

    /** Returns the library of a name that {@link #name} gave, or null for any other. */
    static @Nullable String library(String name) {
        int end = name.indexOf(LIBRARY_END);
        return end <= 0 ? null : name.substring(0, end);
    }

    /** Returns what a thread of the JVM's own does, by the first 15 letters of its name. */
    static String job(String thread) {
        if (COMPILER.matcher(thread).matches()) {
            return JIT_COMPILER;
        }
        return COLLECTOR.matcher(thread).matches() ? GARBAGE_COLLECTOR : OTHER_JOB;
    }
}
