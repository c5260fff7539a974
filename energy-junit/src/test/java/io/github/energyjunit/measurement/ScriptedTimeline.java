package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;

/** Lets bodies overlap on scripted clocks, on a machine that draws 10 W idle and 5 J for each second of CPU time. */
abstract class ScriptedTimeline {

    static final double IDLE_WATTS = 10;

    static final double JOULES_PER_CPU_SECOND = 5;

    static final long MS = 1_000_000;

    static final Offset<Double> ROUNDING = within(10.0);

    final ScriptedCpuTimes times = new ScriptedCpuTimes();

    final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));

    final long[] counters = source.raw;

    final long[] now = new long[1];

    final Meter meter = new Meter(source, () -> now[0]);

    final Timeline timeline = new Timeline(meter, times);

    final List<Runner> runners = new ArrayList<>();

    /** Lets time pass, during which each thread, the rest of the JVM and other processes use some CPU time, in ns. */
    void pass(long nanos, long restOfJvm, long others, long... threads) {
        long used = restOfJvm + others;
        for (int i = 0; i < threads.length; i++) {
            times.threads.merge((long) i, threads[i], Long::sum);
            times.process += threads[i];
            used += threads[i];
        }
        times.process += restOfJvm;
        times.vm += restOfJvm;
        times.machine += used;
        now[0] += nanos;
        counters[0] += Math.round((IDLE_WATTS * nanos + JOULES_PER_CPU_SECOND * used) / 1_000);
    }

    Window begin(int thread) {
        while (runners.size() <= thread) {
            times.threads.put((long) runners.size(), 0L);
            runners.add(new Runner(runners.size()));
        }
        Window window = new Window(meter.newSnapshot(), meter.newSnapshot());
        timeline.begin(window, runners.get(thread), null);
        return window;
    }
}
