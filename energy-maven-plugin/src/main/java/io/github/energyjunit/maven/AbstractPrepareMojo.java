package io.github.energyjunit.maven;

import io.github.energyjunit.settings.EnergyKey;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What users tell the test JVMs by the parameters of {@code prepare}. */
abstract class AbstractPrepareMojo extends AbstractEnergyMojo {

    /**
     * Where joules come from: {@code auto} (the best available source), or the name of a source.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.source")
    @Nullable
    String source;

    /**
     * The directory in which powercap zones are searched for, instead of {@code /sys/class/powercap}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.powercap.root")
    @Nullable
    String powercapRoot;

    /**
     * The power of the whole machine when idle, in watts, for the estimate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.estimate.idleWatts")
    @Nullable
    String estimateIdleWatts;

    /**
     * The power of the whole machine at full load, in watts, for the estimate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.estimate.maxWatts")
    @Nullable
    String estimateMaxWatts;

    /**
     * Which tests are measured: {@code annotated} or {@code all}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.measure")
    @Nullable
    String measure;

    /**
     * Whether the idle power of the machine is measured once per build, and subtracted: {@code auto} or {@code off}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.idle")
    @Nullable
    String idle;

    /**
     * The idle power of the machine, in watts, instead of measuring it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.idleWatts")
    @Nullable
    String idleWatts;

    /**
     * Whether the measured idle power is remembered for later builds on the same machine, in the user's cache directory.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.idle.remember")
    @Nullable
    String idleRemember;

    /**
     * How long the idle power is measured, such as {@code 800ms} or {@code 10s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.idle.time")
    @Nullable
    String idleTime;

    /**
     * How many samples each {@code @EnergyTest} takes, overriding the annotation.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.samples")
    @Nullable
    String samples;

    /**
     * How many warm-up batches each {@code @EnergyTest} discards, overriding the annotation.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.warmups")
    @Nullable
    String warmups;

    /**
     * The time after which no further batch of an {@code @EnergyTest} begins, such as {@code 10s} or {@code 10min}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.time")
    @Nullable
    String time;

    /**
     * Whether stacks are sampled while tests run, to show which methods use their energy: {@code off}; {@code jfr} for the
     * JDK's flight recorder; {@code async} for async-profiler, if it is on the class path of the tests; {@code auto} samples
     * only regressions that a comparison has confirmed, in additional runs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.profile")
    @Nullable
    String profile;

    /**
     * What counts as a test's energy in addition to that of its JVM and the processes that it starts: {@code containers} of the
     * machine, or processes by name, such as {@code process:postgres}; separate several with commas.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.include")
    @Nullable
    String include;

    @SuppressWarnings("NullAway.Init")
    AbstractPrepareMojo() {}

    /** Gives the settings of the POM; what is given by {@code -D} reaches the test JVMs by itself. */
    final Map<EnergyKey, String> settings() {
        Map<EnergyKey, String> settings = new TreeMap<>();
        // Keys that have no parameter here are set as properties of the POM.
        for (EnergyKey key : EnergyKey.values()) {
            if (key.isReadByTests() && !key.equals(EnergyKey.OUTPUT)) {
                put(settings, key, project.getProperties().getProperty(key.key()));
            }
        }
        put(settings, EnergyKey.SOURCE, source);
        put(settings, EnergyKey.POWERCAP_ROOT, powercapRoot);
        put(settings, EnergyKey.ESTIMATE_IDLE_WATTS, estimateIdleWatts);
        put(settings, EnergyKey.ESTIMATE_MAX_WATTS, estimateMaxWatts);
        put(settings, EnergyKey.MEASURE, measure);
        put(settings, EnergyKey.IDLE, idle);
        put(settings, EnergyKey.IDLE_WATTS, idleWatts);
        put(settings, EnergyKey.IDLE_TIME, idleTime);
        put(settings, EnergyKey.IDLE_REMEMBER, idleRemember);
        put(settings, EnergyKey.SAMPLES, samples);
        put(settings, EnergyKey.WARMUPS, warmups);
        put(settings, EnergyKey.TIME, time);
        put(settings, EnergyKey.PROFILE, profile);
        put(settings, EnergyKey.INCLUDE, include);
        return settings;
    }

    private static void put(Map<EnergyKey, String> settings, EnergyKey key, @Nullable String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }
}
