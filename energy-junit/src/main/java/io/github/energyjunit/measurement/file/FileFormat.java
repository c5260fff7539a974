package io.github.energyjunit.measurement.file;

/** Names what writers and readers of measurement files agree on; docs/measurement-file.md describes the lines. */
public final class FileFormat {
    /** The field {@code schema} of the first line. */
    public static final int SCHEMA = 1;

    /** How the name of each measurement file begins. */
    public static final String PREFIX = "measurements-";

    /** How the name of each measurement file ends. */
    public static final String SUFFIX = ".jsonl";

    /** What people are shown for the names of measurement files. */
    public static final String GLOB = PREFIX + "*" + SUFFIX;

    /** What follows the file's name in that of the marker that stands beside it while its JVM lives. */
    public static final String OPEN = ".open";

    /** How the name of a recording of stacks begins; what follows is that of the measurement file that it lies beside. */
    public static final String PROFILE_PREFIX = "profile-";

    /** How the name of a flight recording ends. */
    public static final String RECORDING_SUFFIX = ".jfr";

    /** The attribution under which idle power is taken off. */
    public static final String NET = "net";

    /** The attribution under which idle power is part of the energy. */
    public static final String GROSS = "gross";

    /** Returns how the file of a JVM is called. */
    public static String name(long pid, long random) {
        return PREFIX + pid + "-" + random + SUFFIX;
    }

    /** Returns how the flight recording is called that lies beside a measurement file. */
    public static String recordingBeside(String measurementFile) {
        return PROFILE_PREFIX
                + measurementFile.substring(PREFIX.length(), measurementFile.length() - SUFFIX.length())
                + RECORDING_SUFFIX;
    }

    private FileFormat() {}
}
