package io.github.energyjunit.maven;

import io.github.energyjunit.checkout.maven.OwnJar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * What a build of the same files may do differently on the same machine: the JDK, the versions of dependencies, and
 * profiles. Two builds with the same word are alike in that.
 *
 * <p>Nothing that was given from outside is kept, not even as a digest: a build that was given any of it has no word.
 */
final class PomConditions {

    /** Properties of users that change nothing about how tests run. */
    private static final List<String> HARMLESS = List.of(
            "energy.accept",
            "energy.baseline.",
            "energy.compare.",
            "energy.confirm",
            "energy.failOn",
            "energy.formats",
            "energy.history",
            "energy.regression.",
            "maven.repo.local",
            "style.color");

    /** These reach every JVM. */
    private static final Set<String> OPTIONS = Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    private static final int DIGITS = 16;

    private PomConditions() {}

    /**
     * Returns the word for a build, or nothing where something may differ that it does not cover.
     *
     * @throws MojoExecutionException if the dependencies of the module's tests cannot be resolved
     */
    static Optional<String> of(MavenSession session, MavenProject project, ProjectDependenciesResolver resolver)
            throws MojoExecutionException {
        return of(session, project, PomTests.artifacts(session, resolver, project));
    }

    /**
     * Returns the word for a build, or nothing where something may differ that it does not cover.
     *
     * @param artifacts the resolved dependencies of the module's tests
     */
    static Optional<String> of(MavenSession session, MavenProject project, Collection<Artifact> artifacts) {
        Set<String> own = session.getProjects().stream()
                .map(each -> each.getGroupId() + ":" + each.getArtifactId())
                .collect(Collectors.toSet());
        boolean given = session.getUserProperties().stringPropertyNames().stream()
                        .anyMatch(name -> HARMLESS.stream().noneMatch(name::startsWith))
                || OPTIONS.stream().anyMatch(System.getenv()::containsKey)
                || session.getSettings().getProfiles().stream()
                        .anyMatch(profile -> !profile.getProperties().isEmpty());
        Set<String> parts = new TreeSet<>();
        for (Artifact artifact : artifacts) {
            if (!own.contains(artifact.getGroupId() + ":" + artifact.getArtifactId())) {
                given |= isOpen(artifact);
                parts.add(artifact.getId() + ":" + artifact.getScope());
            }
        }
        for (Map.Entry<String, List<String>> profiles :
                project.getInjectedProfileIds().entrySet()) {
            parts.add("profiles " + profiles.getKey() + " " + profiles.getValue());
        }
        parts.add("java " + System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"));
        return given ? Optional.empty() : Optional.of(digest(String.join("\n", parts)));
    }

    /** A snapshot may be another one tomorrow; our own measures in both builds. */
    private static boolean isOpen(Artifact artifact) {
        boolean ours = OwnJar.NAME.equals(artifact.getGroupId() + ":" + artifact.getArtifactId());
        return (artifact.isSnapshot() && !ours) || Artifact.SCOPE_SYSTEM.equals(artifact.getScope());
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
