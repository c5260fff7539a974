package io.github.energyjunit.checkout;

import io.github.energyjunit.profile.ChangedLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the lines of source code that differ between a commit and the work tree, and the classes that they belong to. */
final class SourceChanges {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_FILES = 5_000;
    private static final String[] SOURCES = {"--", "*.java", "*.kt", "*.groovy", "*.scala"};
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.`]+)");

    private static final Set<String> NO_CODE = Set.of("package-info", "module-info");

    private final Repository repository;

    SourceChanges(Repository repository) {
        this.repository = repository;
    }

    /** Returns none where there is too much of them, or git takes too long. */
    ChangedLines since(Repository.Revision revision) throws IOException {
        // A moved file is one that is gone, and one that is new: its energy then is in both of them.
        Optional<String> diff = sources(
                "diff",
                "--unified=0",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--no-renames",
                "--ignore-submodules",
                "--diff-algorithm=myers",
                "--src-prefix=" + DiffLines.BASE_PREFIX,
                "--dst-prefix=" + DiffLines.HEAD_PREFIX,
                revision.commit());
        Optional<String> known = sources("ls-files", "--cached");
        Optional<String> added = sources("ls-files", "--others", "--exclude-standard");
        if (diff.isEmpty() || known.isEmpty() || added.isEmpty()) {
            return ChangedLines.NONE;
        }
        DiffLines lines = DiffLines.of(diff.get());
        Map<String, Set<Integer>> head = new TreeMap<>(lines.head());
        List<String> all = known.get().lines().collect(Collectors.toCollection(ArrayList::new));
        for (String file : added.get().lines().toList()) {
            all.add(file);
            head.put(file, wholeOf(file));
        }
        if (head.size() + lines.base().size() > MOST_FILES) {
            return ChangedLines.NONE;
        }
        return changed(revision.name().split(" ", 2)[0], lines.base(), head, all);
    }

    private ChangedLines changed(
            String since, Map<String, Set<Integer>> base, Map<String, Set<Integer>> head, List<String> all) {
        Map<String, Set<Integer>> before = new HashMap<>();
        base.forEach((file, lines) -> simpleNames(file)
                .forEach(name ->
                        before.computeIfAbsent(name, key -> new HashSet<>()).addAll(lines)));
        Map<String, List<String>> alike =
                all.stream().distinct().collect(Collectors.groupingBy(SourceChanges::bareName));
        Map<String, Set<Integer>> after = new HashMap<>();
        Map<String, String> files = new HashMap<>();
        head.forEach((file, lines) -> {
            List<String> classes = classes(file);
            // Where two files have a class of this name, it is not known which of them ran.
            boolean only = alike.getOrDefault(bareName(file), List.of()).stream()
                    .noneMatch(other ->
                            !other.equals(file) && classes(other).stream().anyMatch(classes::contains));
            if (only) {
                classes.forEach(name -> {
                    after.put(name, lines);
                    files.put(name, file);
                });
            }
        });
        return new ChangedLines(since, before, after, files);
    }

    private Optional<String> sources(String... words) throws IOException {
        return repository
                .git()
                .answer(
                        LIMIT,
                        MOST_BYTES,
                        Stream.of(Stream.of("-c", "core.quotePath=false"), Stream.of(words), Stream.of(SOURCES))
                                .flatMap(part -> part)
                                .toArray(String[]::new));
    }

    private Set<Integer> wholeOf(String file) {
        long lines = text(file).lines().count();
        return IntStream.rangeClosed(1, (int) lines).boxed().collect(Collectors.toSet());
    }

    /** Returns the full names of classes that a file of the work tree may have; none where its package is not known. */
    private List<String> classes(String file) {
        String text = text(file);
        if (text.isEmpty() || NO_CODE.contains(bareName(file))) {
            return List.of();
        }
        Matcher matcher = PACKAGE.matcher(text);
        String prefix = matcher.find() ? matcher.group(1).replace("`", "") + "." : "";
        return simpleNames(file).stream().map(name -> prefix + name).toList();
    }

    /** Kotlin has a class of its own for functions outside of classes. */
    private static List<String> simpleNames(String file) {
        String name = bareName(file);
        return file.endsWith(".kt") ? List.of(name, name + "Kt") : List.of(name);
    }

    private static String bareName(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        int ending = name.lastIndexOf('.');
        return ending > 0 ? name.substring(0, ending) : name;
    }

    private String text(String file) {
        try {
            return new String(Files.readAllBytes(repository.top().resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            // One that is not there, or that git quotes as its name is special, is passed by.
            return "";
        }
    }
}
