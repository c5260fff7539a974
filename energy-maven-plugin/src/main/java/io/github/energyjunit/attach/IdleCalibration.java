package io.github.energyjunit.attach;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.idle.IdlePower;
import io.github.energyjunit.settings.EnergyKey;
import java.util.Map;
import java.util.Optional;

/** Measures the idle power once per build, in whichever module comes first; the others share it. */
public final class IdleCalibration {

    private static final String KEY = IdleCalibration.class.getName();

    private IdleCalibration() {}

    /**
     * Return what was found in this build.
     *
     * @param build what the modules of this build share
     * @param settings those of the module that asks
     */
    public static IdlePower.Result of(Map<String, Object> build, Map<EnergyKey, String> settings) {
        String key = KEY
                + settings.getOrDefault(EnergyKey.SOURCE, "")
                + settings.getOrDefault(EnergyKey.POWERCAP_ROOT, "")
                + settings.getOrDefault(EnergyKey.IDLE, "")
                + settings.getOrDefault(EnergyKey.IDLE_WATTS, "");
        synchronized (build) {
            if (build.get(key) instanceof IdlePower.Result known) {
                return known;
            }
            IdlePower.Result found = IdlePower.calibrate(new Configuration(name -> value(settings, name)));
            build.put(key, found);
            return found;
        }
    }

    private static Optional<String> value(Map<EnergyKey, String> settings, String name) {
        return settings.entrySet().stream()
                .filter(entry -> entry.getKey().key().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
