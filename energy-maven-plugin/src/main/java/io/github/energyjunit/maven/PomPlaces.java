package io.github.energyjunit.maven;

import io.github.energyjunit.ci.CodePlaces;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** Finds the code of tests by what POMs say of it. */
final class PomPlaces {
    private PomPlaces() {}

    /** Looks in the tests of these modules; what is in none of them is in the folder. */
    static CodePlaces of(Path folder, List<MavenProject> modules) {
        List<Path> roots = modules.stream()
                .flatMap(module -> module.getTestCompileSourceRoots().stream())
                .map(Path::of)
                .toList();
        return new CodePlaces(CodePlaces.repositoryOf(folder), folder, roots);
    }
}
