package io.github.energyjunit.testjvm;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.idle.IdleEstimate;
import io.github.energyjunit.meter.idle.IdlePower;
import io.github.energyjunit.settings.EnergyKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Measures the idle power once per build, in whichever module comes first; the others share it. */
public final class IdleCalibration {

    private static final String KEY = IdleCalibration.class.getName();

    /** What modules may differ in although they measure by the same counters. */
    private static final Set<EnergyKey> WITHOUT_EFFECT = Set.of(
            EnergyKey.SKIP,
            EnergyKey.OUTPUT,
            EnergyKey.MEASURE,
            EnergyKey.SAMPLES,
            EnergyKey.WARMUPS,
            EnergyKey.TIME,
            EnergyKey.CANARY,
            EnergyKey.PROFILE,
            EnergyKey.BASELINE_FILE,
            EnergyKey.IDLE_CALIBRATED);

    private IdleCalibration() {}

    /**
     * Return what was found in this build.
     *
     * @param build what the modules of this build share
     * @param settings those of the module that asks
     */
    public static IdlePower.Result of(Map<String, Object> build, Map<EnergyKey, String> settings) {
        Map<EnergyKey, String> relevant = new TreeMap<>();
        settings.forEach((key, value) -> {
            if (!WITHOUT_EFFECT.contains(key)) {
                relevant.put(key, value);
            }
        });
        String key = KEY + relevant;
        synchronized (build) {
            if (build.get(key) instanceof IdlePower.Result known) {
                return known;
            }
            IdlePower.Result found = IdlePower.calibrate(new Configuration(name -> value(settings, name)));
            build.put(key, found);
            return found;
        }
    }

    /** Lets the test JVMs know what was found, unless the user has told them already. */
    public static void handOn(IdlePower.Result found, Map<EnergyKey, String> settings) {
        IdleEstimate idle = found.idle();
        if (idle != null && !idle.method().equals(IdleEstimate.GIVEN)) {
            settings.put(EnergyKey.IDLE_CALIBRATED, idle.toString());
        }
    }

    /** Says what was found. */
    public static String describe(IdlePower.Result found) {
        IdleEstimate idle = found.idle();
        if (idle == null) {
            return "No idle power is subtracted: " + found.explanation() + ".";
        }
        if (idle.watts() == null) {
            return String.format(
                    Locale.ROOT,
                    "Idle power is between %.3f and %.3f W: %s. The tests' own readings refine it; energies that remain"
                            + " uncertain are flagged IDLE_UNCERTAIN. Set energy.idleWatts, or calibrate once while the"
                            + " machine is quiet; the result is remembered.",
                    idle.low(),
                    idle.high(),
                    found.explanation());
        }
        String bounds =
                idle.width() == 0 ? "" : String.format(Locale.ROOT, ", %.3f to %.3f W", idle.low(), idle.high());
        return String.format(
                Locale.ROOT, "Idle power %.3f W (%s%s) is subtracted.", idle.watts(), found.explanation(), bounds);
    }

    private static Optional<String> value(Map<EnergyKey, String> settings, String name) {
        return settings.entrySet().stream()
                .filter(entry -> entry.getKey().key().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
