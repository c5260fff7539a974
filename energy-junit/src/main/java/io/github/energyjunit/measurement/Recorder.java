package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.measurement.header.RunHeader;
import io.github.energyjunit.measurement.profile.Profiler;
import io.github.energyjunit.measurement.profile.Profilers;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.idle.LoadLine;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Measures bodies of code, and appends what they cost to the measurement file of this JVM.
 *
 * <p>Once it is open it never throws: what cannot be measured or written is recorded, or logged once.
 */
public final class Recorder {
    private static final AtomicBoolean FIRST_IN_JVM = new AtomicBoolean(true);
    private static volatile boolean staysAwake;

    private final Meter meter;
    private final Timeline timeline;
    private final RunHeader header;
    private final Assessment assessment;
    private final Output output;
    private final Windows windows;
    private final Course course;
    private final Spans spans;
    private final long originNanos;
    private final boolean cpuKnown;
    private final Profiler profiler;
    private final Regions regions;
    private final BackgroundThreads threads;
    private int users;

    Recorder(Instruments instruments, Path output, Configuration configuration) {
        meter = instruments.meter();
        timeline = instruments.timeline();
        header = instruments.header();
        assessment = instruments.assessment();
        originNanos = instruments.originNanos();
        cpuKnown = instruments.cpuKnown();
        spans = new Spans(meter, assessment, originNanos);
        windows = new Windows(meter);
        regions = new Regions(this, instruments, windows);
        threads = new BackgroundThreads(meter, timeline, instruments.times());
        this.output = new Output(output, header.toJson());
        course = new Course(timeline, meter, this.output, header.run(), originNanos);
        profiler = Profilers.start(configuration, this.output.recording(), fields -> append(LineType.PROFILE, fields));
    }

    /**
     * Opens the best source and a measurement file.
     *
     * @param configuration settings of the sources
     * @param output folder of the measurement file
     * @throws io.github.energyjunit.meter.InvalidConfigurationException if a setting has a value that is not allowed
     */
    public static Recorder open(Configuration configuration, Path output) {
        return open(configuration, Instruments.busyClock(), output);
    }

    /** Opens the best source and a measurement file, with a clock of the machine's busy time. */
    public static Recorder open(Configuration configuration, BusyClock busy, Path output) {
        return new Recorder(Instruments.open(configuration, busy), output, configuration);
    }

    /** Tells a JVM whose only purpose is to measure that no thread need end between two test plans. */
    public static void stayAwake() {
        staysAwake = true;
    }

    /** Begins to be used by one test plan. */
    public synchronized void acquire() {
        if (users == 0) {
            try {
                threads.start();
                output.resume();
            } catch (Throwable e) {
                threads.stop();
                output.pause();
                throw e;
            }
        }
        users++;
    }

    /** Ends to be used by one test plan. */
    public synchronized void release() {
        if (--users == 0) {
            spans.take(header.run()).forEach(output::append);
            course.pause();
            LoadLine load = timeline.load().take();
            if (load != null && header.net() && source().model() == null) {
                // For whoever wants to know idle power better than it was known before.
                append(LineType.IDLE, line -> line.fields(load.sums()));
            }
            if (!staysAwake) {
                threads.stop();
            }
            output.pause();
        }
    }

    /** Begins to measure in the current thread; the last thing it does is to look at the clock. */
    public Window begin() {
        return begin(null);
    }

    /** Begins to measure a test of a plan that is followed. */
    public Window begin(@Nullable String id) {
        Window window = windows.take();
        begin(window, null, id);
        return window;
    }

    private void begin(Window window, @Nullable Runner runner, @Nullable String id) {
        window.first = FIRST_IN_JVM.getAndSet(false);
        window.followed = false;
        try {
            if (!cpuKnown && source().model() != null) {
                window.reset(runner == null ? Runner.current() : runner);
                throw new UnsupportedOperationException("a model needs CPU times, which cannot be read here");
            }
            timeline.begin(window, runner == null ? Runner.current() : runner, id);
        } catch (Throwable e) {
            window.fail(e);
        }
        window.mark = profiler.begin();
        window.startNanos = System.nanoTime();
    }

    /** Stops to measure; the first thing it does is to look at the clock. */
    public void end(Window window) {
        window.endNanos = System.nanoTime();
        window.endMark();
        if (!window.followed) {
            return;
        }
        window.followed = false;
        try {
            timeline.end(window);
            if (!cpuKnown) {
                window.cpuNanos = CpuTimes.NO_READING;
            }
        } catch (Throwable e) {
            window.fail(window.trouble == null ? String.valueOf(e) : window.trouble);
        }
        if (window.trouble != null) {
            window.fail(window.trouble);
        }
    }

    /**
     * Ends what nobody waits for any longer while its thread still runs.
     *
     * @return what stands for the rest of it, so that no other body is charged: to be dropped when its thread comes back
     */
    public Window abandon(Window window) {
        end(window);
        Window rest = windows.take();
        begin(rest, window.runner, null);
        rest.first = false;
        return rest;
    }

    /** Forgets what was begun to be measured, and takes the window back. */
    public void drop(Window window) {
        end(window);
        giveBack(window);
    }

    /** Takes back a window that was no test's: the first test of the JVM is yet to come. */
    void giveBack(Window window) {
        if (window.first) {
            FIRST_IN_JVM.set(true);
        }
        windows.giveBack(window);
    }

    /**
     * Writes down what one invocation of a test body cost, and takes the window back.
     *
     * @return the attributed energy in µJ, or {@link EnergySource#NO_READING}
     */
    public long record(Window window, TestDescription test, Outcome outcome) {
        return record(window, test, outcome, (microjoules, nanos) -> Batch.ONE_BODY);
    }

    /** Writes down what was measured, and takes the window back; the rest is as above. */
    public long record(Window window, TestDescription test, Outcome outcome, Batch.Covered covered) {
        Measurement measurement = assessment.of(
                window, window.energy(meter), window.startNanos - originNanos, test, outcome, window.first);
        if (test.classMeasured()) {
            spans.add(test.outermostClass(), window);
        }
        Batch batch = covered.by(measurement.attributedMicrojoules(), measurement.durationNanos());
        window.keepMark(test.test(), outcome == Outcome.SUCCESSFUL && !batch.warmup(), batch.operations());
        output.append(measurement.toJson(header.run(), header.source().domains(), batch, window.allocatedBytes()));
        window.regions.each(sum -> append(LineType.REGION, line -> sum.write(line, test.test(), batch.warmup())));
        windows.giveBack(window);
        return measurement.attributedMicrojoules();
    }

    /** Writes down that a test of a plan that is followed ran, and why nothing of it was measured. */
    public void recordUnread(String id, String why, TestDescription test, Outcome outcome, Batch.Covered covered) {
        Window window = begin(id);
        end(window);
        window.fail(why);
        record(window, test, outcome, covered);
    }

    /** Returns what measures regions of code, within a measured body or on their own. */
    public Regions regions() {
        return regions;
    }

    /** Returns the energy that an ended body has caused, in µJ, or {@link EnergySource#NO_READING}. */
    public long attributed(Window window) {
        return assessment.attribution(window, window.energy(meter)).attributedMicrojoules();
    }

    /** Writes a line of another kind than a measurement; its type and run are there already. */
    public void append(LineType type, UnaryOperator<JsonLine> fields) {
        output.append(fields.apply(type.begin(header.run())).toString());
    }

    /** Follows a test plan, so that a ledger is kept of all that its JVM uses; one that only measures keeps none. */
    public @Nullable Course follow() {
        return staysAwake ? null : course.begin();
    }

    /** Describes the source that is read. */
    public SourceInfo source() {
        return header.source();
    }
}
