package io.github.energyjunit.checkout.maven;

import io.github.energyjunit.checkout.JUnitNeeds;
import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.checkout.TestSelection;
import io.github.energyjunit.checkout.Workspace;
import io.github.energyjunit.profile.ChangedLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;

/** Takes base and head from a repository: the test jars that libraries publish, and what these need. */
public final class PublishedSides {
    private final Artifacts artifacts;
    private final String meter;

    /** Measure with the given jar of ours. */
    public PublishedSides(Artifacts artifacts, String meter) {
        this.artifacts = artifacts;
        this.meter = meter;
    }

    /** Get two versions, each {@code group:artifact:version}. */
    public BuiltVersions of(String base, String head, Workspace workspace) throws IOException, MojoExecutionException {
        return new BuiltVersions(
                base,
                head,
                List.of(module(base, workspace.kept("base-folder"))),
                List.of(module(head, workspace.kept("head-folder"))),
                () -> ChangedLines.NONE);
    }

    private TestModule module(String coordinates, Path folder) throws IOException, MojoExecutionException {
        List<Artifacts.Found> found = artifacts.resolveTests(coordinates);
        Map<String, String> present = new TreeMap<>();
        List<String> classPath = new ArrayList<>(List.of(meter));
        for (Artifacts.Found artifact : found) {
            present.put(artifact.name(), artifact.version());
            classPath.add(artifact.file().toString());
        }
        for (Artifacts.Found added : artifacts.resolve(JUnitNeeds.missing(present))) {
            if (!present.containsKey(added.name())) {
                classPath.add(added.file().toString());
            }
        }
        String name = coordinates.substring(0, coordinates.lastIndexOf(':'));
        String tests = found.stream()
                .filter(artifact -> artifact.name().equals(name) && artifact.isTests())
                .map(artifact -> artifact.file().toString())
                .findFirst()
                .orElseThrow(() -> new MojoExecutionException(coordinates + " has no jar with the classifier tests"));
        return new TestModule(
                name,
                Files.createDirectories(folder).toString(),
                List.of(tests),
                TestSelection.USUAL,
                classPath,
                List.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                true,
                List.of());
    }
}
