package io.github.energyjunit.environments;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.measurement.file.FileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the results of one environment lie.
 *
 * @param label names the environment
 * @param directory has measurement files
 */
record LabelledResults(String label, Path directory) {

    static final String KEY = "energy.compare.results";

    private static final String ALLOWED =
            ": expected label=directory, two or more of them with commas between, for instance"
                    + " docker=results/docker,microvm=results/microvm";
    private static final String INSIDE = "target/energy";

    /**
     * Reads the setting {@code energy.compare.results}.
     *
     * @param basedir what relative directories start from
     * @throws InputException if it makes no sense, or a directory has no measurement files
     */
    static List<LabelledResults> parse(String setting, Path basedir) throws IOException {
        List<LabelledResults> all = new ArrayList<>();
        Set<String> labels = new LinkedHashSet<>();
        for (String part : setting.split(",", -1)) {
            int equals = part.indexOf('=');
            String label = part.substring(0, Math.max(0, equals)).strip();
            String directory = part.substring(equals + 1).strip();
            if (label.isEmpty() || directory.isEmpty()) {
                throw new InputException(
                        KEY + " is '" + setting + "' and has the part '" + part.strip() + "'" + ALLOWED);
            }
            if (!labels.add(label)) {
                throw new InputException(KEY + " is '" + setting + "' and has the label '" + label
                        + "' twice: give each environment a label of its own");
            }
            all.add(new LabelledResults(label, find(label, directory, basedir)));
        }
        if (all.size() < 2) {
            throw new InputException(
                    KEY + " is '" + setting + "', one environment has nothing to be compared with" + ALLOWED);
        }
        return all;
    }

    private static Path find(String label, String text, Path basedir) throws IOException {
        Path directory;
        try {
            directory = basedir.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new InputException(
                    KEY + " has for " + label + " the directory '" + text + "', which is no path: " + e.getReason());
        }
        for (Path candidate : List.of(directory, directory.resolve(INSIDE))) {
            if (!MeasurementFiles.find(candidate).isEmpty()) {
                return candidate;
            }
        }
        throw new InputException(KEY + " has for " + label + " the directory " + directory + ", which "
                + (Files.isDirectory(directory)
                        ? "holds no " + FileFormat.GLOB + ", nor does " + INSIDE + " in it"
                        : "is not there")
                + ": copy the target/energy of the module that was measured in " + label + " there");
    }
}
