package io.github.energyjunit.formats;

import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.ci.FindingsDocument;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.files.AtomicFile;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** The formats that a build asked for. */
public final class Formats {

    /** Stands for what is written by default. */
    public static final String USUAL = "default";

    /** What may be written: one word or several, separated by commas. */
    public static final String ALLOWED = "one or more of default, all, "
            + Arrays.stream(Format.values()).map(Format::word).collect(Collectors.joining(", "))
            + ", separated by commas";

    /** What names of files begin with that a comparison writes. */
    private static final String COMPARED = "compare-";

    private final Set<Format> chosen;

    private Formats(Set<Format> chosen) {
        this.chosen = chosen;
    }

    /** Returns whether every word of {@code text} is known. */
    public static boolean areAllowed(String text) {
        return Arrays.stream(words(text))
                .allMatch(word -> word.equals(USUAL)
                        || word.equals("all")
                        || Format.of(word).isPresent());
    }

    /**
     * Reads what a setting says.
     *
     * @param environment the environment variables, by which CI servers are known
     * @throws IllegalArgumentException naming the value and what is allowed
     */
    public static Formats of(String text, Map<String, String> environment) {
        if (!areAllowed(text)) {
            throw new IllegalArgumentException("Invalid value '" + text + "' for energy.formats: expected " + ALLOWED);
        }
        Set<Format> chosen = EnumSet.noneOf(Format.class);
        for (String word : words(text)) {
            Arrays.stream(Format.values())
                    .filter(format -> isMeant(format, word, environment))
                    .forEach(chosen::add);
        }
        return new Formats(chosen);
    }

    /**
     * Writes every chosen document, replacing older ones; several at a time, since they know nothing of each other.
     *
     * @return the files written
     * @throws IOException if a file cannot be written
     */
    public List<Path> write(Report report, Path output, CodePlaces places) throws IOException {
        List<Callable<Path>> writers = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        chosen.forEach(format -> documents.add(format.document(places)));
        if (report.profiles().module() != null) {
            documents.addAll(Format.ofProfiles());
        }
        for (Document document : documents) {
            Path file = output.resolve(document.fileName());
            writers.add(() -> {
                AtomicFile.write(file, out -> document.write(report, out));
                return file;
            });
        }
        return Concurrently.call(writers);
    }

    /**
     * Writes what a comparison of two versions has found, in those formats that list findings; beside those of a report,
     * which stay.
     *
     * @return the files written
     * @throws IOException if a file cannot be written
     */
    public List<Path> write(Comparison comparison, Path output, CodePlaces places) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Format format : chosen) {
            if (format.document(places) instanceof FindingsDocument document) {
                Path file = output.resolve(COMPARED + document.fileName());
                AtomicFile.write(file, out -> document.write(comparison, out));
                written.add(file);
            }
        }
        return written;
    }

    /** Deletes the documents of an earlier build, so that they are not mistaken for those of this one. */
    public static void delete(Path output, CodePlaces places) throws IOException {
        for (Format format : Format.values()) {
            Files.deleteIfExists(output.resolve(format.document(places).fileName()));
        }
        for (Document document : Format.ofProfiles()) {
            Files.deleteIfExists(output.resolve(document.fileName()));
        }
    }

    private static boolean isMeant(Format format, String word, Map<String, String> environment) {
        return switch (word) {
            case "all" -> true;
            case USUAL -> format.isUsual(environment);
            default -> format.word().equals(word);
        };
    }

    private static String[] words(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(word -> word.trim().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
