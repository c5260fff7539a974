package io.github.energyjunit.profile;

import io.github.energyjunit.lines.ProfileLine;
import io.github.energyjunit.measurement.profile.Profilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Reads a flight recording event by event, twice: first for the bodies, which it writes at their ends, then for stacks. */
final class FlightRecording {

    /** A JVM that is measured keeps its recording well below. */
    static final long MOST_BYTES = 512L << 20;

    private static final String CPU_TIME_SAMPLE = "jdk.CPUTimeSample";

    /** Which the flight recorder was asked for; async-profiler knows none. */
    private static final String THREAD_START = "jdk.ThreadStart";

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Path file;
    private final Troubles troubles;
    private final Bodies bodies = new Bodies();
    private final ThreadIds threads = new ThreadIds();
    private final boolean isAsync;
    private final boolean isByCpuTime;

    /** Takes a recording; {@code line} says what sampled. */
    FlightRecording(Path file, ProfileLine line, Troubles troubles) {
        this.file = file;
        this.isAsync = line.engineName().equals(Profilers.ASYNC);
        this.isByCpuTime = CPU_TIME_SAMPLE.equals(line.event());
        this.troubles = troubles;
    }

    /** Reads from when to when tests ran; empty where the file cannot be read, which is noted among the troubles. */
    List<Body> bodies() {
        try {
            if (isReadable()) {
                read(recorder -> this::addBody, true);
                bodies.complete();
            }
        } catch (IOException e) {
            unreadable(e);
        }
        return bodies.all();
    }

    /** Reads stacks into what {@code tests} has for the bodies; those of a body for which it has nothing are passed by. */
    void stacks(Function<Body, @Nullable TestStacks> tests) {
        try {
            if (!bodies.all().isEmpty()) {
                read(recorder -> isAsync && recorder ? event -> {} : event -> addStack(event, tests), false);
            }
        } catch (IOException e) {
            unreadable(e);
        }
    }

    private void unreadable(IOException why) {
        trouble(" cannot be read (" + why + "): no profile of it is shown");
    }

    private boolean isReadable() throws IOException {
        if (!Files.isRegularFile(file)) {
            trouble(" is missing: its JVM was killed or halted before it could write the recording of its"
                    + " stacks, or the file was deleted; run the tests again");
            return false;
        }
        long size = Files.size(file);
        if (size == 0) {
            trouble(" is empty: its JVM was killed or halted before it could write the recording of its"
                    + " stacks; run the tests again");
            return false;
        }
        if (size > MOST_BYTES) {
            trouble(String.format(
                    Locale.ROOT,
                    " has %,d MB, more than the %,d MB that are read: no profile is shown; delete it and run fewer tests"
                            + " with energy.profile, by -Dtest=… for instance",
                    size >> 20,
                    MOST_BYTES >> 20));
            return false;
        }
        return leadsOn();
    }

    private boolean leadsOn() throws IOException {
        long back = EventSizes.leadsBackAt(file);
        if (back >= 0) {
            trouble(" is damaged at byte " + back + ": nothing of it is shown; delete it and run the tests" + " again");
        }
        return back < 0;
    }

    /** Reads it into what {@code sinks} has for parts of the flight recorder's, or of async-profiler's. */
    private void read(Function<Boolean, Consumer<RecordedEvent>> sinks, boolean tell) throws IOException {
        if (isAsync) {
            Chunks.each(file, chunk -> read(chunk, sinks, tell));
        } else {
            read(file, sinks, tell);
        }
    }

    private void read(Path part, Function<Boolean, Consumer<RecordedEvent>> sinks, boolean tell) {
        long events = 0;
        try (RecordingFile recording = new RecordingFile(part)) {
            boolean recorder = recording.readEventTypes().stream()
                    .anyMatch(type -> type.getName().equals(THREAD_START));
            Consumer<RecordedEvent> sink = sinks.apply(recorder);
            while (recording.hasMoreEvents()) {
                sink.accept(recording.readEvent());
                events++;
            }
        } catch (IOException | RuntimeException e) {
            if (tell) {
                trouble(" is damaged after " + events + " events (" + e
                        + "): what follows is not shown; delete it and run the tests again");
            }
        }
    }

    private void trouble(String what) {
        troubles.add(file.toString(), what);
    }

    private void addBody(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "energyjunit.Body" -> {
                long start = nanos(event.getStartTime());
                long runner = event.getLong("runner");
                bodies.add(new Body(
                        event.getString("test"),
                        start,
                        nanos(event.getEndTime()),
                        runner,
                        event.getBoolean("sample"),
                        event.getBoolean("first"),
                        event.hasField("allocated") ? event.getLong("allocated") : -1));
                RecordedThread thread = event.getThread();
                if (thread != null && thread.getJavaThreadId() == runner) {
                    threads.note(start, thread);
                }
            }
            case THREAD_START -> {
                long time = nanos(event.getStartTime());
                RecordedThread parent = event.getThread("parentThread");
                RecordedThread thread = event.getThread("thread");
                threads.note(time, thread);
                if (parent != null && thread != null) {
                    bodies.started(time, parent.getJavaThreadId(), thread.getJavaThreadId());
                }
            }
            default -> {
                // Other recorders of the JVM may have asked for more.
            }
        }
    }

    private void addStack(RecordedEvent event, Function<Body, @Nullable TestStacks> tests) {
        String kind = event.getEventType().getName();
        // A recording of the user's own may have other samples taken, which are not what the engine took.
        String threadField = switch (kind) {
            case "jdk.ExecutionSample", "jdk.NativeMethodSample" -> isByCpuTime ? null : "sampledThread";
            case CPU_TIME_SAMPLE -> "eventThread";
            default -> null;
        };
        RecordedStackTrace trace = threadField == null ? null : event.getStackTrace();
        RecordedThread thread = trace == null ? null : event.getThread(threadField);
        if (trace == null || thread == null) {
            return;
        }
        long time = nanos(event.getStartTime());
        List<Body> candidates = bodies.at(time);
        if (candidates.isEmpty()) {
            return;
        }
        List<String> stack = Stacks.of(trace, kind.equals("jdk.NativeMethodSample"));
        if (stack == null || stack.isEmpty()) {
            return;
        }
        long id =
                isAsync ? threads.at(time, thread.getOSThreadId(), thread.getJavaThreadId()) : thread.getJavaThreadId();
        Sampled sampled = Sampled.of(id, candidates);
        List<String> whole = sampled.own() ? stack : Stacks.under(label(thread, sampled), stack);
        for (Body body : sampled.bodies()) {
            TestStacks stacks = tests.apply(body);
            if (stacks != null) {
                double weight = 1.0 / sampled.bodies().size();
                stacks.tree().add(whole, weight);
                stacks.lines().add(Stacks.frames(trace), weight);
            }
        }
    }

    private static String label(RecordedThread thread, Sampled sampled) {
        String name = thread.getJavaName() == null ? thread.getOSName() : thread.getJavaName();
        if (thread.getJavaThreadId() <= 0) {
            return NativeFrames.job(name == null ? "" : name);
        }
        String same = DIGITS.matcher(name == null ? "" : name).replaceAll("#");
        return "[thread " + same + (sampled.bodies().size() > 1 ? ", shared by tests" : "") + "]";
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000 + time.getNano();
    }

    /**
     * Whose a sample is.
     *
     * @param bodies one, or all that ran where it cannot be told
     * @param own whether it is of the thread that ran the body itself
     */
    private record Sampled(List<Body> bodies, boolean own) {
        static Sampled of(long thread, List<Body> candidates) {
            for (Body body : candidates) {
                if (body.isRunBy(thread)) {
                    return new Sampled(List.of(body), true);
                }
            }
            for (Body body : candidates) {
                if (body.owns(thread)) {
                    return new Sampled(List.of(body), false);
                }
            }
            return new Sampled(candidates, false);
        }
    }
}
