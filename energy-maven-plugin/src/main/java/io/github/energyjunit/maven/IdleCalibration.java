package io.github.energyjunit.maven;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.idle.IdlePower;
import io.github.energyjunit.settings.EnergyKey;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** Measures the idle power once per build, in whichever module comes first; the others share it. */
final class IdleCalibration {

    private static final String KEY = IdleCalibration.class.getName();

    private IdleCalibration() {}

    /**
     * Return what was found in this build.
     *
     * @param settings those of the module that asks
     */
    static IdlePower.Result of(MavenSession session, Map<EnergyKey, String> settings) {
        Map<String, Object> data = session.getRequest().getData();
        String key = KEY
                + settings.getOrDefault(EnergyKey.SOURCE, "")
                + settings.getOrDefault(EnergyKey.POWERCAP_ROOT, "")
                + settings.getOrDefault(EnergyKey.IDLE, "")
                + settings.getOrDefault(EnergyKey.IDLE_WATTS, "");
        synchronized (data) {
            if (data.get(key) instanceof IdlePower.Result known) {
                return known;
            }
            IdlePower.Result found = IdlePower.calibrate(new Configuration(name -> value(settings, name)));
            data.put(key, found);
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
