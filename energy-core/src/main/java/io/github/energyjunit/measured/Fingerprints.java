package io.github.energyjunit.measured;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds fingerprints against each other: what must be equal for two results to be comparable. */
public final class Fingerprints {
    private static final String CPU_MODEL = "cpuModel";

    /** The meter's word for a processor whose model the system does not tell. */
    private static final String UNKNOWN = "unknown";

    private Fingerprints() {}

    /** Returns whether results of these two fingerprints can be compared; an unknown processor compares with nothing. */
    public static boolean areComparable(Map<String, String> one, Map<String, String> other) {
        return !isOfUnknownMachine(one) && one.equals(other);
    }

    /** Returns whether a fingerprint leaves open which machine it is of. */
    public static boolean isOfUnknownMachine(Map<String, String> fingerprint) {
        return UNKNOWN.equals(fingerprint.get(CPU_MODEL));
    }

    /** Names the keys that keep two fingerprints from being comparable, in alphabetical order. */
    public static List<String> differences(Map<String, String> one, Map<String, String> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .distinct()
                .sorted()
                .filter(key -> !String.valueOf(one.get(key)).equals(String.valueOf(other.get(key)))
                        || (key.equals(CPU_MODEL) && UNKNOWN.equals(one.get(key))))
                .toList();
    }
}
