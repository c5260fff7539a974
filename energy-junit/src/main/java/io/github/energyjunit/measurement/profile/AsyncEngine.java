package io.github.energyjunit.measurement.profile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Samples by async-profiler, where it is on the class path of the tests: {@code tools.profiler:async-profiler}, or
 * {@code me.bechberger:ap-loader}, which bring its native library along.
 *
 * <p>It sees native code and the JVM's own threads too, and where the kernel lets it (perf events) the kernel. It has the
 * flight recorder record bodies and starts of threads into the same file ({@code jfrsync}, since 2.9): in a chunk of its own,
 * which counts time from another zero and says so in its header.
 */
final class AsyncEngine {
    private static final String API = "one.profiler.AsyncProfiler";
    private static final String LOADER = "one.profiler.AsyncProfilerLoader";

    /** The best first: with the kernel; by a timer of each thread's CPU time; by one of the process's. */
    private static final List<String> EVENTS = List.of("cpu-clock", "ctimer", "itimer");

    private AsyncEngine() {}

    static Profiler start(Path file, Duration period) throws Unable {
        if (!FlightRecorder.isAvailable()) {
            throw new Unable("the flight recorder, which keeps its samples, does not work in this JVM");
        }
        String path = file.toString();
        if (path.indexOf(',') >= 0 || path.indexOf('%') >= 0) {
            throw new Unable("async-profiler accepts no comma and no % in the path of its file: " + path
                    + "; set energy.output to another folder");
        }
        Object profiler = load();
        String refused = "";
        for (String event : EVENTS) {
            try {
                // What it prints would get into the pipe between Surefire and its JVM.
                call(
                        profiler,
                        "start,loglevel=none,event=" + event + ",interval=" + period.toMillis()
                                + "ms,jfrsync=+jdk.ThreadStart+" + BodyEvent.NAME + ",file=" + path);
                return new RecordingProfiler(Profilers.ASYNC, event, period, true, file);
            } catch (ReflectiveOperationException e) {
                refused = String.valueOf(cause(e));
            }
        }
        throw new Unable("async-profiler does not start: " + refused);
    }

    private static void call(Object profiler, String command) throws ReflectiveOperationException {
        profiler.getClass().getMethod("execute", String.class).invoke(profiler, command);
    }

    private static Object load() throws Unable {
        Class<?> api = find(API);
        if (api == null) {
            throw new Unable("it is not on the class path of the tests: add tools.profiler:async-profiler to the"
                    + " dependencies with scope test, or use " + Profilers.KEY + "=" + Profilers.JFR);
        }
        Class<?> loader = find(LOADER);
        try {
            Method method = loader == null ? api.getMethod("getInstance") : loader.getMethod("load");
            return method.invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new Unable("the native library of async-profiler does not load: " + cause(e)
                    + "; it runs on Linux and"
                    + " macOS, and needs a java.io.tmpdir that it can write to and load from; or use " + Profilers.KEY
                    + "="
                    + Profilers.JFR);
        }
    }

    private static Throwable cause(Throwable e) {
        Throwable cause = e.getCause();
        boolean around = e instanceof InvocationTargetException || e instanceof IllegalStateException;
        return around && cause != null ? cause(cause) : e;
    }

    private static @Nullable Class<?> find(String name) {
        Class<?> found = find(name, AsyncEngine.class.getClassLoader());
        return found == null ? find(name, Thread.currentThread().getContextClassLoader()) : found;
    }

    private static @Nullable Class<?> find(String name, @Nullable ClassLoader loader) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** Tells why it cannot sample. */
    static final class Unable extends Exception {
        private static final long serialVersionUID = 1L;

        Unable(String reason) {
            super(reason);
        }
    }
}
