package io.github.energyjunit.maven;

import io.github.energyjunit.settings.EnergyKey;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Tells where another module of the build has its measurements. */
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

    private static Optional<String> configured(MavenProject module) {
        Xpp3Dom configuration = module.getGoalConfiguration(GROUP, ARTIFACT, null, null);
        return Optional.ofNullable(configuration)
                .map(dom -> dom.getChild("output"))
                .map(Xpp3Dom::getValue)
                .filter(value -> !value.contains("${"));
    }
}
