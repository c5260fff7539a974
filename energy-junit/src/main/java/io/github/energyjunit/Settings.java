package io.github.energyjunit;

import io.github.energyjunit.meter.Configuration;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Holds the settings of the extension, read once per test plan.
 *
 * <p>JUnit configuration parameters, which include system properties, come first; what {@code energy:prepare} has left in
 * the output folder comes last.
 *
 * @param skip whether nothing is measured
 * @param all whether every test is measured, not only annotated ones
 * @param canary whether the machine's steadiness is measured where samples are taken
 * @param summary whether a summary is printed at the end of a run
 * @param output folder of the measurement file
 * @param sources settings of the sources
 * @param identity its text is equal where the same recorder serves
 */
record Settings(
        boolean skip,
        boolean all,
        boolean canary,
        boolean summary,
        Path output,
        Configuration sources,
        Identity identity) {
    private static final String PREPARED = "prepared.properties";
    /** Names the file that is meant for this JVM, where modules share an output folder. */
    private static final String PREPARED_KEY = "energy.prepared";

    static Settings of(Function<String, Optional<String>> parameters) {
        Configuration given = new Configuration(parameters);
        Path basedir =
                Path.of(Optional.ofNullable(System.getProperty("basedir")).orElse(""));
        Path output = given.path("energy.output")
                .map(basedir::resolve)
                .orElseGet(() -> BuildTool.output(basedir, System::getProperty))
                .toAbsolutePath()
                .normalize();
        Optional<Path> meant = given.path(PREPARED_KEY);
        boolean gone = meant.isPresent() && isGone(meant.get());
        Properties prepared = prepared(meant.orElseGet(() -> output.resolve(PREPARED)), meant.isPresent());
        Configuration all = new Configuration(key -> {
            Optional<String> own = parameters.apply(key);
            return own.isPresent() ? own : Optional.ofNullable(prepared.getProperty(key));
        });
        return new Settings(
                all.isTrue("energy.skip") || gone,
                all.choice("energy.measure", "annotated", List.of("annotated", "all"))
                        .equals("all"),
                canary(all, basedir),
                summary(all),
                output,
                all,
                new Identity(output, all));
    }

    /** Returns those with which nothing is measured, whatever was set. */
    static Settings nothing() {
        Configuration empty = new Configuration(key -> Optional.empty());
        Path nowhere = new File("").toPath();
        return new Settings(true, false, false, false, nowhere, empty, new Identity(nowhere, empty));
    }

    /** Samples are taken for a gate where there is a baseline to hold them against. */
    private static boolean canary(Configuration settings, Path basedir) {
        return switch (settings.choice("energy.canary", "auto", List.of("auto", "always", "never"))) {
            case "always" -> true;
            case "never" -> false;
            default ->
                Files.exists(
                        basedir.resolve(settings.path("energy.baseline.file").orElse(Path.of("energy-baseline.json"))));
        };
    }

    private static boolean summary(Configuration settings) {
        return switch (settings.choice("energy.summary", "auto", List.of("auto", "true", "false"))) {
            case "true" -> true;
            case "false" -> false;
            default -> !BuildTool.isMaven(System::getProperty);
        };
    }

    /** What would be measured under other settings than those of the build would not be what the report says it is. */
    private static boolean isGone(Path file) {
        boolean gone = !Files.exists(file);
        if (gone) {
            Harmless.tell(
                    "measure in this JVM, a test may have deleted the settings of the build",
                    new NoSuchFileException(file.toString()));
        }
        return gone;
    }

    /** Reads what was prepared; who was told the file's name was told it by this very build. */
    private static Properties prepared(Path file, boolean told) {
        Properties properties = new Properties();
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
                if (!told && !BuildTool.isOfThisBuild(properties.getProperty(BuildTool.PREPARED_FOR))) {
                    // Left by an earlier build; this is an IDE's, or another tool's.
                    properties.clear();
                }
            } catch (IOException | IllegalArgumentException e) {
                // The file is energy:prepare's alone; without it the defaults hold, as they do without a plugin.
                properties.clear();
            }
        }
        return properties;
    }
}
