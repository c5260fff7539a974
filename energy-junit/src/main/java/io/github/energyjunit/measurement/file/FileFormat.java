package io.github.energyjunit.measurement.file;

/** Names what writers and readers of measurement files agree on; docs/measurement-file.md describes the lines. */
public final class FileFormat {
    /** The field {@code schema} of the first line. */
    public static final int SCHEMA = 1;

    /** How the name of each measurement file begins. */
    public static final String PREFIX = "measurements-";

    /** How the name of each measurement file ends. */
    public static final String SUFFIX = ".jsonl";

    /** What follows the file's name in that of the marker that stands beside it while its JVM lives. */
    public static final String OPEN = ".open";

    private FileFormat() {}
}
