package io.github.energyjunit.measurement.file;

/**
 * Names the fields of the lines of a measurement file, for writers and readers; docs/measurement-file.md says what they
 * mean. Names that end with {@code Microjoules} or {@code Nanos} have whole µJ and ns.
 *
 * <p>The sums of {@link LineType#IDLE} lines are the one exception: {@code meter.idle.LoadLine} writes and reads them.
 */
public final class Field {
    // Every line has these.
    public static final String TYPE = "type";
    public static final String RUN = "run";

    // The JVM, its machine and its source.
    public static final String SCHEMA = "schema";
    public static final String STARTED = "started";
    public static final String PID = "pid";
    public static final String MODULE = "module";
    public static final String BUILD = "build";
    public static final String SOURCE = "source";
    public static final String NAME = "name";
    public static final String QUALITY = "quality";
    public static final String DOMAINS = "domains";
    public static final String COUNTED = "counted";
    public static final String MODEL = "model";
    public static final String UNCERTAINTY = "uncertainty";
    public static final String FINGERPRINT = "fingerprint";
    public static final String CPU_MODEL = "cpuModel";
    public static final String CPU_COUNT = "cpuCount";
    public static final String JVM_FEATURE = "jvmFeature";
    public static final String GC = "gc";
    public static final String ATTRIBUTION = "attribution";
    public static final String INCLUDE = "include";
    public static final String IDLE_WATTS = "idleWatts";
    public static final String IDLE_WATTS_LOW = "idleWattsLow";
    public static final String IDLE_WATTS_HIGH = "idleWattsHigh";
    public static final String IDLE_METHOD = "idleMethod";
    public static final String CPU_CLOCK = "cpuClock";
    public static final String JVM = "jvm";
    public static final String OS = "os";
    public static final String SETTINGS = "settings";
    public static final String GOVERNOR = "governor";
    public static final String TURBO = "turbo";
    public static final String PASSED_OVER = "passedOver";
    public static final String REMEDY = "remedy";
    public static final String NOTES = "notes";

    // Which test, and what of it.
    public static final String TEST = "test";
    public static final String CLASS_NAME = "className";
    public static final String METHOD_NAME = "methodName";
    public static final String DISPLAY_NAME = "displayName";
    public static final String OUTCOME = "outcome";
    public static final String WARMUP = "warmup";
    public static final String OPERATIONS = "operations";
    public static final String SCOPE = "scope";
    public static final String MAX_JOULES = "maxJoules";
    public static final String GATE = "gate";
    public static final String FLAGS = "flags";
    public static final String REASON = "reason";
    public static final String STOPPED = "stopped";
    public static final String TESTS = "tests";
    public static final String REGION = "region";
    public static final String TIMES = "times";

    // What it cost.
    public static final String START_NANOS = "startNanos";
    public static final String DURATION_NANOS = "durationNanos";
    public static final String CPU_NANOS = "cpuNanos";
    public static final String BUSY_NANOS = "busyNanos";
    public static final String TOTAL_MICROJOULES = "totalMicrojoules";
    public static final String ATTRIBUTED_MICROJOULES = "attributedMicrojoules";
    public static final String ATTRIBUTED_LOW_MICROJOULES = "attributedLowMicrojoules";
    public static final String ATTRIBUTED_HIGH_MICROJOULES = "attributedHighMicrojoules";
    public static final String GROSS_MICROJOULES = "grossMicrojoules";
    public static final String IDLE_NANOS = "idleNanos";
    public static final String RESOLUTION_MICROJOULES = "resolutionMicrojoules";
    public static final String ALLOCATED_BYTES = "allocatedBytes";
    public static final String CONTAINERS_CPU_NANOS = "containersCpuNanos";
    public static final String CONTAINERS_MICROJOULES = "containersMicrojoules";
    public static final String CONTAINERS_GROSS_MICROJOULES = "containersGrossMicrojoules";
    public static final String CONTAINERS_IDLE_NANOS = "containersIdleNanos";

    // The ledger of the JVM.
    public static final String BEFORE_NANOS = "beforeNanos";
    public static final String BEFORE_CPU_NANOS = "beforeCpuNanos";
    public static final String LOST_NANOS = "lostNanos";
    public static final String UNMEASURED_TESTS = "unmeasuredTests";
    public static final String TESTS_DIGEST = "testsDigest";
    public static final String CONTEXTS = "contexts";
    public static final String ENTRIES = "entries";
    public static final String WHAT = "what";
    public static final String POWER = "power";
    public static final String PROCESSES = "processes";
    public static final String CONTAINERS = "containers";
    public static final String ID = "id";
    public static final String IMAGE = "image";
    public static final String TESTCONTAINERS = "testcontainers";
    public static final String FROM_NANOS = "fromNanos";
    public static final String TO_NANOS = "toNanos";
    public static final String MEASURES = "measures";

    // The canary.
    public static final String CANARY = "canary";
    public static final String CV = "cv";
    public static final String DRIFT = "drift";
    public static final String LEVEL_MICROJOULES = "levelMicrojoules";

    // The recording of stacks.
    public static final String ENGINE = "engine";
    public static final String FILE = "file";
    public static final String EVENT = "event";
    public static final String CLOCK = "clock";
    public static final String PERIOD_NANOS = "periodNanos";
    public static final String CLASS_PATH = "classPath";

    private Field() {}
}
