package io.github.energyjunit.measurement;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.cpu.CpuShare;
import io.github.energyjunit.meter.cpu.CpuTimes;
import io.github.energyjunit.meter.host.HostSystem;
import io.github.energyjunit.meter.host.Ids;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.meter.idle.IdlePower;
import io.github.energyjunit.meter.idle.LoadLine;
import io.github.energyjunit.meter.process.MachineCpuTimes;
import io.github.energyjunit.meter.sources.Sources;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Measures bodies of code, and appends what they cost to the measurement file of this JVM.
 *
 * <p>Once it is open it never throws: what cannot be measured or written is recorded, or logged once.
 */
public final class Recorder {
    private static final Logger LOGGER = Logger.getLogger(Recorder.class.getName());
    private static final AtomicBoolean FIRST_IN_JVM = new AtomicBoolean(true);

    private static volatile boolean staysAwake;

    private final Meter meter;
    private final Timeline timeline;
    private final RunHeader header;
    private final Assessment assessment;
    private final @Nullable MeasurementFile file;
    private final AtomicBoolean complained = new AtomicBoolean();
    private final Queue<Window> idleWindows = new ArrayDeque<>();
    private final Spans spans;
    private final long originNanos;
    private final boolean cpuKnown;
    private int users;

    private Recorder(Sources.Choice choice, Configuration configuration, BusyClock busy, CpuInfo cpu, Path output) {
        meter = new Meter(choice.source());
        SourceInfo source = meter.info();
        Machine machine = Machine.current(cpu);
        SourceInfo.Model model = source.model();
        originNanos = System.nanoTime();
        Instant started = Instant.now();
        IdleEstimate idle = model == null
                ? IdlePower.known(configuration)
                : IdleEstimate.exactly(model.idleWatts(), IdleEstimate.MODEL);
        header = new RunHeader(
                Ids.uuid(),
                started,
                source,
                machine,
                IdlePower.isTakenOff(configuration, source),
                idle,
                busy.name(),
                choice.passedOver(),
                configuration.text("energy.module").orElse(null));
        // Busy time is the machine's, so in a container its processors count, and not the container's share.
        int hardwareThreads = CpuShare.below(Path.of("/")).threads();
        assessment = new Assessment(source, hardwareThreads, idle, busy::grainNanos, meter::trouble);
        CpuTimes times = orElse(() -> cpuTimes(busy), why -> CpuTimes.NONE);
        cpuKnown = times != CpuTimes.NONE;
        timeline = new Timeline(meter, times);
        spans = new Spans(meter, assessment, originNanos);
        file = open(output);
    }

    /**
     * Opens the best source and a measurement file.
     *
     * @param configuration settings of the sources
     * @param output folder of the measurement file
     * @throws io.github.energyjunit.meter.InvalidConfigurationException if a setting has a value that is not allowed
     */
    public static Recorder open(Configuration configuration, Path output) {
        return open(configuration, orElse(() -> HostSystem.current().busyClock(), why -> BusyClocks.absent()), output);
    }

    /** Opens the best source and a measurement file, with a clock of the machine's busy time. */
    public static Recorder open(Configuration configuration, BusyClock busy, Path output) {
        CpuInfo cpu = orElse(
                () -> HostSystem.current().cpu(),
                why -> new CpuInfo("", -1, -1, -1, System.getProperty("os.arch", "unknown"), false));
        Sources.Choice choice = orElse(
                () -> Sources.ofThisMachine(cpu, busy).choose(configuration),
                why -> Sources.none("sources cannot be looked for here: " + why, List.of()));
        return new Recorder(choice, configuration, busy, cpu, output);
    }

    /** What a runtime lacks, or its security manager denies, is done without. */
    private static <T> T orElse(Supplier<T> wanted, Function<Throwable, T> otherwise) {
        try {
            return wanted.get();
        } catch (InvalidConfigurationException e) {
            throw e;
        } catch (Throwable e) {
            return otherwise.apply(e);
        }
    }

    private static CpuTimes cpuTimes(BusyClock busy) {
        CpuTimes times = new MachineCpuTimes(busy);
        times.ofThread(Thread.currentThread().getId());
        times.ofProcess();
        return times;
    }

    /** Tells a JVM whose only purpose is to measure that no thread need end between two test plans. */
    public static void stayAwake() {
        staysAwake = true;
    }

    /** Begins to be used by one test plan. */
    public synchronized void acquire() {
        if (users++ == 0) {
            meter.startTicking();
            mark(true);
        }
    }

    /** Ends to be used by one test plan. */
    public synchronized void release() {
        if (--users == 0) {
            if (!staysAwake) {
                meter.stopTicking();
            }
            spans.take(header.run()).forEach(this::append);
            appendLoad();
            mark(false);
        }
    }

    /** Begins to measure in the current thread; the last thing it does is to look at the clock. */
    public Window begin() {
        Window window = take();
        begin(window, null);
        return window;
    }

    private void begin(Window window, @Nullable Runner runner) {
        window.first = FIRST_IN_JVM.getAndSet(false);
        try {
            if (!cpuKnown && source().model() != null) {
                throw new UnsupportedOperationException("a model needs CPU times, which cannot be read here");
            }
            timeline.begin(window, runner == null ? Runner.current() : runner);
        } catch (Throwable e) {
            fail(window, e);
        }
        window.startNanos = System.nanoTime();
    }

    /** Stops to measure; the first thing it does is to look at the clock. */
    public void end(Window window) {
        window.endNanos = System.nanoTime();
        if (window.trouble != null) {
            return;
        }
        try {
            timeline.end(window);
            if (!cpuKnown) {
                window.cpuNanos = CpuTimes.NO_READING;
            }
        } catch (Throwable e) {
            fail(window, e);
        }
    }

    /** A window that failed must not stay in flight, where it would take a part of all that comes. */
    private void fail(Window window, Throwable why) {
        window.fail(why);
        try {
            timeline.forget(window);
        } catch (Throwable e) {
            why.addSuppressed(e);
        }
    }

    /**
     * Ends what nobody waits for any longer while its thread still runs.
     *
     * @return what stands for the rest of it, so that no other body is charged: to be dropped when its thread comes back
     */
    public Window abandon(Window window) {
        end(window);
        Window rest = take();
        begin(rest, window.runner);
        rest.first = false;
        return rest;
    }

    /** Forgets what was begun to be measured, and takes the window back. */
    public void drop(Window window) {
        end(window);
        if (window.first) {
            FIRST_IN_JVM.set(true);
        }
        giveBack(window);
    }

    /** Finds out what a measurement covers, once its energy is known. */
    public interface Covered {
        /**
         * Takes the energy that was caused, in µJ or {@link EnergySource#NO_READING}, and the time that it took, in ns.
         */
        Batch by(long attributedMicrojoules, long durationNanos);
    }

    /**
     * Writes down what one invocation of a test body cost, and takes the window back.
     *
     * @return the attributed energy in µJ, or {@link EnergySource#NO_READING}
     */
    public long record(Window window, TestDescription test, Outcome outcome) {
        return record(window, test, outcome, (microjoules, nanos) -> Batch.ONE_BODY);
    }

    /**
     * Writes down what was measured, and takes the window back.
     *
     * @return the attributed energy in µJ, or {@link EnergySource#NO_READING}
     */
    public long record(Window window, TestDescription test, Outcome outcome, Covered covered) {
        Measurement measurement = assessment.of(
                window,
                meter.between(window.startEnergy, window.endEnergy),
                window.startNanos - originNanos,
                test,
                outcome,
                window.first);
        if (test.classMeasured()) {
            spans.add(test.outermostClass(), window);
        }
        giveBack(window);
        Batch batch = covered.by(measurement.attributedMicrojoules(), measurement.durationNanos());
        append(measurement.toJson(header.run(), header.source().domains(), batch));
        return measurement.attributedMicrojoules();
    }

    /**
     * Finds out what a piece of work costs, and writes nothing down.
     *
     * @return the attributed energy in µJ, or {@link EnergySource#NO_READING}
     */
    public long cost(Runnable work) {
        Window window = begin();
        try {
            work.run();
        } finally {
            end(window);
        }
        long microjoules = attributed(window);
        if (window.first) {
            FIRST_IN_JVM.set(true);
        }
        giveBack(window);
        return microjoules;
    }

    /** Returns the energy that an ended body has caused, in µJ, or {@link EnergySource#NO_READING}. */
    public long attributed(Window window) {
        return assessment
                .attribution(window, meter.between(window.startEnergy, window.endEnergy))
                .attributedMicrojoules();
    }

    /** Writes a line of another kind than a measurement; its type and run are there already. */
    public void append(String type, UnaryOperator<JsonLine> fields) {
        append(fields.apply(new JsonLine().field("type", type).field("run", header.run()))
                .toString());
    }

    /** Describes the source that is read. */
    public SourceInfo source() {
        return header.source();
    }

    /** Writes what power was at which load, for whoever wants to know idle power better than it was known before. */
    private void appendLoad() {
        LoadLine load = timeline.load().take();
        if (load != null && header.net() && source().model() == null) {
            append("idle", line -> {
                load.sums().forEach(line::field);
                return line;
            });
        }
    }

    private @Nullable MeasurementFile open(Path output) {
        try {
            return MeasurementFile.create(output, header.toJson());
        } catch (Throwable e) {
            complain("cannot create a measurement file in " + output + ", no energy is recorded", e);
            return null;
        }
    }

    private void append(String line) {
        if (file != null) {
            try {
                file.append(line);
            } catch (Throwable e) {
                complain("cannot write to the measurement file, energy of this and later tests is lost", e);
            }
        }
    }

    private synchronized void giveBack(Window window) {
        idleWindows.add(window);
    }

    private synchronized Window take() {
        Window idle = idleWindows.poll();
        return idle == null ? new Window(meter.newSnapshot(), meter.newSnapshot()) : idle;
    }

    private void mark(boolean open) {
        if (file != null) {
            try {
                if (open) {
                    file.resume();
                } else {
                    file.pause();
                }
            } catch (Throwable e) {
                complain("cannot mark the measurement file", e);
            }
        }
    }

    private void complain(String what, Throwable why) {
        if (complained.compareAndSet(false, true)) {
            LOGGER.log(Level.WARNING, "energy-junit " + what + ": " + why);
        }
    }
}
