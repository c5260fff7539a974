package io.github.energyjunit.settings;

import io.github.energyjunit.meter.Configuration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * Tells which settings are wrong and which are probably misspelt.
 *
 * @param errors one sentence for each value that is not allowed: the key, the value, what is allowed
 * @param warnings one sentence for each key that is not known
 */
public record SettingsCheck(List<String> errors, List<String> warnings) {

    private static final String NAMESPACE = "energy.";
    /** A property of the POM may be anyone's: only one as near as this to a key of ours is taken for a slip. */
    private static final int SLIP = 2;

    public SettingsCheck {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /**
     * Holds settings against what the keys allow.
     *
     * @param given properties of the command line: every unknown {@code energy.*} among them is worth a warning
     * @param project properties of the POM: an unknown one is worth a warning only if it nearly equals a known key
     * @param effective the values that the goal will use, whatever place they came from; its keys are known
     */
    public static SettingsCheck of(
            Map<String, String> given, Map<String, String> project, Map<EnergyKey, String> effective) {
        List<String> errors = new ArrayList<>();
        SortedMap<String, String> all = new TreeMap<>(project);
        effective.forEach((key, value) -> all.put(key.key(), value));
        all.putAll(given);
        List<String> warnings = new ArrayList<>();
        all.forEach((key, value) -> {
            Optional<EnergyKey> known = EnergyKey.of(key)
                    .or(() -> effective.keySet().stream()
                            .filter(foreign -> foreign.key().equals(key))
                            .findFirst());
            if (known.isPresent()) {
                check(known.get(), value).ifPresent(errors::add);
            } else if (key.startsWith(NAMESPACE)) {
                unknown(key, given.containsKey(key)).ifPresent(warnings::add);
            }
        });
        checkWatts(all.get(EnergyKey.ESTIMATE_IDLE_WATTS.key()), all.get(EnergyKey.ESTIMATE_MAX_WATTS.key()), errors);
        return new SettingsCheck(errors, warnings);
    }

    private static Optional<String> check(EnergyKey key, String value) {
        return key.accepts(value)
                ? Optional.empty()
                : Optional.of("Invalid value '" + withoutSecrets(value) + "' for " + key.key() + ": expected "
                        + key.allowed());
    }

    /** An address may hold a password, which is none of the log's business. */
    private static String withoutSecrets(String value) {
        return value.contains("://") ? Configuration.withoutSecrets(value) : value;
    }

    private static void checkWatts(@Nullable String idle, @Nullable String max, List<String> errors) {
        if (idle != null && max != null && errors.isEmpty()) {
            if (new BigDecimal(idle).compareTo(new BigDecimal(max)) > 0) {
                errors.add("Invalid value '" + idle + "' for " + EnergyKey.ESTIMATE_IDLE_WATTS.key()
                        + ": expected at most " + EnergyKey.ESTIMATE_MAX_WATTS.key() + ", which is '" + max + "'");
            }
        }
    }

    private static Optional<String> unknown(String key, boolean certainlyOurs) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        EnergyKey nearest = EnergyKey.values().stream()
                .min(Comparator.comparingInt(known -> distance.apply(key, known.key())))
                .orElseThrow();
        if (!certainlyOurs && distance.apply(key, nearest.key()) > SLIP) {
            return Optional.empty();
        }
        return Optional.of("unknown setting " + key + " has no effect; the nearest known key is " + nearest.key());
    }
}
