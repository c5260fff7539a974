package io.github.energyjunit.settings;

import io.github.energyjunit.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;

/** The file by which settings of the POM reach the measuring JVMs; there they have the lowest priority. */
public final class PreparedProperties {

    /** The file's name inside the output directory. */
    public static final String NAME = "prepared.properties";

    /** Names this build's process: JVMs that do not descend from it take no notice of the file. */
    private static final String PREPARED_FOR = "energy.prepared.process";

    /** Names this build, for the first line of what is measured in it. */
    private static final String BUILD = "energy.prepared.build";

    private PreparedProperties() {}

    /**
     * Writes those of {@code settings} that measuring JVMs read.
     *
     * @param started when this build started
     * @return the file that was written
     * @throws IOException if it cannot be written
     */
    public static Path write(Path output, Instant started, Map<EnergyKey, String> settings) throws IOException {
        return writeTo(output.resolve(NAME), started, settings);
    }

    /**
     * Writes a file that is meant for one module alone, where several share {@code output}.
     *
     * @param started when this build started
     * @return the file that was written
     * @throws IOException if it cannot be written
     */
    public static Path write(Path output, String module, Instant started, Map<EnergyKey, String> settings)
            throws IOException {
        String name = module.replaceAll("[^A-Za-z0-9._-]", "-");
        return writeTo(output.resolve("prepared-" + name + ".properties"), started, settings);
    }

    private static Path writeTo(Path file, Instant started, Map<EnergyKey, String> settings) throws IOException {
        Properties properties = new Properties();
        settings.forEach((key, value) -> {
            if (key.isReadByTests()) {
                properties.setProperty(key.key(), value);
            }
        });
        properties.setProperty(PREPARED_FOR, thisProcess());
        properties.setProperty(BUILD, build(started));
        AtomicFile.write(file, out -> properties.store(out, "Written by energy:prepare for the JVMs that run tests"));
        return file;
    }

    /** Returns what the build in this process that started then calls itself; a process may run several builds. */
    public static String build(Instant started) {
        return ProcessHandle.current().pid() + " " + started.toEpochMilli();
    }

    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid()
                + process.info()
                        .startInstant()
                        .map(start -> " " + start.toEpochMilli())
                        .orElse("");
    }
}
