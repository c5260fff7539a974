package io.github.energyjunit.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the source code of tests, so that CI servers can show findings beside it. */
public final class CodePlaces {

    private static final List<String> LANGUAGES = List.of(".java", ".kt", ".groovy", ".scala");

    private final Path repository;
    private final Path module;
    private final List<Path> roots;

    /**
     * Looks in the source directories of one module.
     *
     * @param repository the directory that paths are relative to
     * @param module the directory of the module, which holds its POM
     * @param roots the directories of the module's test sources
     */
    public CodePlaces(Path repository, Path module, List<Path> roots) {
        this.repository = repository.toAbsolutePath().normalize();
        this.module = module.toAbsolutePath().normalize();
        this.roots = List.copyOf(roots);
    }

    /** Looks for the root of the repository, which has a {@code .git}, from a directory upwards. */
    public static Path repositoryOf(Path directory) {
        Path start = directory.toAbsolutePath().normalize();
        for (Path place = start; place != null; place = place.getParent()) {
            if (Files.exists(place.resolve(".git"))) {
                return place;
            }
        }
        return start;
    }

    /** Names the module's POM. */
    Place ofModule() {
        return place(module.resolve("pom.xml"), 1);
    }

    /** Finds the file of a class; where there is none the POM. */
    Place ofClass(String className) {
        return of(className, className);
    }

    /** Finds a test's method; where there is no such file the POM, as some place must be named. */
    Place of(String className, String methodName) {
        String outermost = className.replaceAll("\\$.*", "").replace('.', '/');
        for (Path root : roots) {
            for (String language : LANGUAGES) {
                Path file = resolve(root, outermost + language);
                if (file != null) {
                    return place(file, line(file, methodName));
                }
            }
        }
        return ofModule();
    }

    /** A class name comes from outside: it must neither leave the source directory nor end the build. */
    private static @Nullable Path resolve(Path root, String name) {
        try {
            Path directory = root.toAbsolutePath().normalize();
            Path file = directory.resolve(name).normalize();
            return file.startsWith(directory) && Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Finds what looks like the declaration: the name, a bracket, and no dot before it. */
    private static int line(Path file, String methodName) {
        Pattern declaration = Pattern.compile("(?<![\\w$.])" + Pattern.quote(methodName) + "`?\\s*\\(");
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (declaration.matcher(lines.get(i)).find()) {
                    return i + 1;
                }
            }
        } catch (IOException e) {
            return 1; // a source in another encoding, for instance: its first line will do
        }
        return 1;
    }

    private Place place(Path file, int line) {
        Path absolute = file.toAbsolutePath().normalize();
        Path path = absolute.startsWith(repository) ? repository.relativize(absolute) : absolute;
        return new Place(path.toString().replace('\\', '/'), line);
    }
}
