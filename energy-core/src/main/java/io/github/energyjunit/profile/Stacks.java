package io.github.energyjunit.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/** Turns recorded stacks into those of a test's own code: what called the test is left out. */
final class Stacks {

    private static final Pattern CALLS_TESTS = Pattern.compile("(?:java|javax|jdk|sun|com\\.sun"
            + "|org\\.junit|junit\\.framework|org\\.apache\\.maven|org\\.gradle|com\\.intellij\\.rt|org\\.eclipse\\.jdt\\.internal"
            + "|io\\.github\\.energyjunit(?:\\.measurement|\\.sampling|\\.worker)?\\.[A-Z]\\w+"
            + "|org\\.testng|org\\.spockframework|io\\.kotest|io\\.cucumber)\\..*");

    /** Native methods that wait: a thread in one of them is not at work, though the recorder cannot tell. */
    private static final Set<String> WAITS = Set.of(
            "sun.nio.ch.EPoll.wait",
            "sun.nio.ch.KQueue.poll",
            "sun.nio.ch.Net.poll",
            "sun.nio.ch.Net.accept",
            "sun.nio.ch.Net.connect0",
            "sun.nio.ch.SocketDispatcher.read0",
            "sun.nio.ch.FileDispatcherImpl.read0",
            "sun.nio.ch.UnixFileDispatcherImpl.read0",
            "sun.nio.ch.UnixDomainSockets.accept0",
            "sun.nio.ch.UnixDomainSockets.poll",
            "sun.nio.ch.WEPoll.wait",
            "sun.nio.ch.Iocp.getQueuedCompletionStatus",
            "sun.nio.fs.LinuxWatchService.poll",
            "java.io.FileInputStream.readBytes",
            "java.io.FileInputStream.read0",
            "java.lang.ProcessHandleImpl.waitForProcessExit0",
            "java.net.PlainSocketImpl.socketAccept",
            "java.net.SocketInputStream.socketRead0",
            "java.lang.Object.wait",
            "java.lang.Object.wait0",
            "java.lang.Thread.sleep",
            "java.lang.Thread.sleep0",
            "java.lang.Thread.sleepNanos0",
            "jdk.internal.misc.Unsafe.park");

    /** How the system and the JVM start a thread, whatever it does. */
    private static final Pattern STARTS_THREADS =
            Pattern.compile("[^!]+!(?:_?_?clone3?|start_thread|_?pthread_start|thread_start"
                    + "|thread_native_entry|Thread::call_run|JavaThread::(?:run|thread_main_inner))");

    private Stacks() {}

    /**
     * Returns the methods of a stack, the outermost of the test's own first; {@code null} where the thread only waits.
     *
     * @param inNativeCode whether the sample is of native code, by the clock
     */
    static @Nullable List<String> of(RecordedStackTrace trace, boolean inNativeCode) {
        List<RecordedFrame> frames = trace.getFrames();
        List<String> names = new ArrayList<>(frames.size());
        int own = -1;
        for (RecordedFrame frame : frames) {
            String inNative = NativeFrames.name(frame);
            if (inNative != null) {
                names.add(inNative);
                continue;
            }
            RecordedMethod method = frame.getMethod();
            String type = method == null ? "" : method.getType().getName();
            if (method == null || FrameNames.isMadeUp(type)) {
                continue;
            }
            String name = FrameNames.of(type, method.getName());
            if (names.isEmpty() && inNativeCode && WAITS.contains(name)) {
                return null;
            }
            names.add(name);
            if (!CALLS_TESTS.matcher(name).matches()) {
                own = names.size();
            }
        }
        Collections.reverse(names);
        int cut = own < 0 ? 0 : names.size() - own;
        while (cut < names.size() - 1 && STARTS_THREADS.matcher(names.get(cut)).matches()) {
            cut++;
        }
        return List.copyOf(names.subList(cut, names.size()));
    }

    /** Returns the frames of Java code, the innermost first. */
    static Iterable<LineSamples.Frame> frames(RecordedStackTrace trace) {
        return () -> trace.getFrames().stream()
                .filter(frame -> frame.getMethod() != null && NativeFrames.name(frame) == null)
                .map(frame -> new LineSamples.Frame(
                        frame.getMethod().getType().getName(), frame.getMethod().getName(), frame.getLineNumber()))
                .iterator();
    }

    /** Puts a stack above a frame that stands for something else. */
    static List<String> under(String frame, List<String> stack) {
        List<String> whole = new ArrayList<>(stack.size() + 1);
        whole.add(frame);
        whole.addAll(stack);
        return whole;
    }
}
