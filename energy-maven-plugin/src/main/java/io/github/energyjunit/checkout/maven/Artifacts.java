package io.github.energyjunit.checkout.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Gets artifacts from where the build gets its own. */
public record Artifacts(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {

    private static final String TESTS = "tests";
    private static final String RUNTIME = "runtime";

    /** An artifact, and where it lies. */
    public record Found(String group, String artifact, String version, String classifier, Path file) {
        /** Return group and artifact. */
        public String name() {
            return group + ":" + artifact;
        }

        boolean isTests() {
            return classifier.equals(TESTS);
        }
    }

    /** Return the artifacts and all that they need, in the order of a class path. */
    public List<Found> resolve(List<String> coordinates) throws MojoExecutionException {
        if (coordinates.isEmpty()) {
            return List.of();
        }
        CollectRequest request = new CollectRequest();
        request.setRepositories(repositories);
        coordinates.forEach(each -> request.addDependency(new Dependency(new DefaultArtifact(each), RUNTIME)));
        return resolve(request, String.join(", ", coordinates));
    }

    /**
     * Return a published test jar, the jar that it tests, and what its POM says that its tests need.
     *
     * @param coordinates {@code group:artifact:version}
     */
    List<Found> resolveTests(String coordinates) throws MojoExecutionException {
        String[] parts = coordinates.split(":", -1);
        if (parts.length != 3) {
            throw new MojoExecutionException("Invalid artifact '" + coordinates
                    + "': expected group:artifact:version, whose tests are published with the classifier tests");
        }
        Artifact main = new DefaultArtifact(parts[0], parts[1], "jar", parts[2]);
        Artifact tests = new DefaultArtifact(parts[0], parts[1], TESTS, "jar", parts[2]);
        try {
            ArtifactDescriptorResult descriptor =
                    system.readArtifactDescriptor(session, new ArtifactDescriptorRequest(main, repositories, null));
            CollectRequest request = new CollectRequest();
            request.setRepositories(repositories);
            request.setManagedDependencies(descriptor.getManagedDependencies());
            request.addDependency(new Dependency(tests, RUNTIME));
            request.addDependency(new Dependency(main, RUNTIME));
            for (Dependency dependency : descriptor.getDependencies()) {
                if (!dependency.isOptional()) {
                    request.addDependency(dependency.setScope(RUNTIME));
                }
            }
            return resolve(request, coordinates);
        } catch (ArtifactDescriptorException e) {
            throw new MojoExecutionException("The POM of " + coordinates + " cannot be resolved: " + e.getMessage(), e);
        }
    }

    private List<Found> resolve(CollectRequest request, String what) throws MojoExecutionException {
        try {
            Map<String, Found> found = new LinkedHashMap<>();
            for (ArtifactResult result : system.resolveDependencies(session, new DependencyRequest(request, null))
                    .getArtifactResults()) {
                Artifact artifact = result.getArtifact();
                File file = artifact.getFile();
                if (file != null) {
                    found.put(
                            artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getClassifier(),
                            new Found(
                                    artifact.getGroupId(),
                                    artifact.getArtifactId(),
                                    artifact.getVersion(),
                                    artifact.getClassifier(),
                                    file.toPath()));
                }
            }
            return List.copyOf(found.values());
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(what + " cannot be resolved: " + e.getMessage(), e);
        }
    }
}
