package io.github.energyjunit.baseline;

import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.Run;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One measuring JVM whose samples were kept.
 *
 * @param time when it started, which tells it from others; files of older versions have one for all JVMs of a build
 * @param commit the revision that was measured, if known
 * @param jvm what it was, for people
 * @param idleWatts the idle power that was subtracted from its samples, if any
 * @param idleWattsLow the least that idle power may have been, if known
 * @param idleWattsHigh the most that idle power may have been, if known
 * @param canary what the fixed piece of work cost in it, in microjoules; null if that was not measured
 * @param settings what the machine was set to that changes its energy
 * @param conditions stands for what else the same files may do differently, such as versions of dependencies; null where
 *     that cannot be told
 */
public record BaselineRun(
        Instant time,
        @Nullable String commit,
        @Nullable String jvm,
        @Nullable Double idleWatts,
        @Nullable Double idleWattsLow,
        @Nullable Double idleWattsHigh,
        @Nullable Double canary,
        SortedMap<String, String> settings,
        @Nullable String conditions) {

    public BaselineRun {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** Keeps what files of older versions tell. */
    public BaselineRun(Instant time, @Nullable String commit, @Nullable String jvm) {
        this(time, commit, jvm, null, null, null, null, Collections.emptySortedMap(), null);
    }

    /** Takes from a measuring JVM what comparing needs. */
    public static BaselineRun of(Run run, @Nullable String commit, @Nullable String conditions) {
        Jvm jvm = run.jvm();
        return new BaselineRun(
                jvm.started(),
                commit,
                jvm.jvm(),
                jvm.idleWatts(),
                jvm.idleWattsLow(),
                jvm.idleWattsHigh(),
                run.canary() == null ? null : run.canary().level(),
                jvm.settings(),
                conditions);
    }
}
