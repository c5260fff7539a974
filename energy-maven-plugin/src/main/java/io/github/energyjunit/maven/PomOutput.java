package io.github.energyjunit.maven;

import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.settings.EnergyKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Tells where a module of the build has its measurements and its documents. */
final class PomOutput {

    private static final String GROUP = "io.github.energyjunit";
    private static final String ARTIFACT = "energy-maven-plugin";

    private PomOutput() {}

    /** Looks where Maven would: at the configuration in the POM, the command line, the module's properties. */
    static Path of(MavenProject module, Properties user) {
        String key = EnergyKey.OUTPUT.key();
        String configured = configured(module)
                .or(() -> Optional.ofNullable(user.getProperty(key)))
                .or(() -> Optional.ofNullable(module.getProperties().getProperty(key)))
                .orElseGet(() ->
                        Path.of(module.getBuild().getDirectory(), "energy").toString());
        return module.getBasedir().toPath().resolve(configured);
    }

    /**
     * Returns where a module's documents go: beside its measurements, or into a folder with the module's name below these,
     * where other modules have theirs at the same place and would overwrite them. One that has modules and no tests of its
     * own has no documents but those of all modules.
     *
     * @param output where its measurements are
     * @param all all modules, whether they are built or not
     */
    static Path documents(MavenProject module, Path output, List<MavenProject> all, Properties user) {
        boolean shared = !module.getPackaging().equals("pom")
                && all.stream()
                        .filter(other ->
                                !other.equals(module) && !other.getPackaging().equals("pom"))
                        .anyMatch(other -> normal(of(other, user)).equals(normal(output)));
        boolean unique = all.stream()
                .noneMatch(
                        other -> !other.equals(module) && other.getArtifactId().equals(module.getArtifactId()));
        return !shared
                ? output
                : output.resolve(unique ? module.getArtifactId() : module.getGroupId() + "." + module.getArtifactId());
    }

    /** Returns whether there are measurements. */
    static boolean hasFiles(Path output) {
        try {
            return !MeasurementFiles.find(output).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Optional<String> configured(MavenProject module) {
        Xpp3Dom configuration = module.getGoalConfiguration(GROUP, ARTIFACT, null, null);
        return Optional.ofNullable(configuration)
                .map(dom -> dom.getChild("output"))
                .map(Xpp3Dom::getValue)
                .filter(value -> !value.contains("${"));
    }
}
