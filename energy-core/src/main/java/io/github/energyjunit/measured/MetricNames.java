package io.github.energyjunit.measured;

/** Names of gauges that are written for monitoring systems, and that are read again from there as a baseline. */
public final class MetricNames {

    /** Energy of a test, in joules. */
    public static final String TEST_JOULES = "junit_energy_test_joules";

    /** How long a test took, in seconds. */
    public static final String TEST_DURATION_SECONDS = "junit_energy_test_duration_seconds";

    /** For how long idle power was subtracted from a test, in seconds. */
    public static final String TEST_IDLE_SECONDS = "junit_energy_test_idle_seconds";

    /** What speaks against a test's joules: {@link MetricCaveats}. */
    public static final String TEST_CAVEATS = "junit_energy_test_caveats";

    /** Energy of a test class, in joules. */
    public static final String CLASS_JOULES = "junit_energy_class_joules";

    /** Energy of a class with its fixtures, in joules. */
    public static final String CLASS_TOTAL_JOULES = "junit_energy_class_total_joules";

    /** The verdict of a class with its fixtures, as a number. */
    public static final String CLASS_GATE_STATUS = "junit_energy_class_gate_status";

    /** The verdict of a test, as a number. */
    public static final String GATE_STATUS = "junit_energy_gate_status";

    /** When a build's last JVM began, in seconds since 1970: it names the build. */
    public static final String BUILD_TIMESTAMP_SECONDS = "junit_energy_build_timestamp_seconds";

    /** The idle power that was subtracted. */
    public static final String BUILD_IDLE_WATTS = "junit_energy_build_idle_watts";

    /** Energy of the canary, in joules. */
    public static final String BUILD_CANARY_JOULES = "junit_energy_build_canary_joules";

    private MetricNames() {}
}
