package io.github.energyjunit.checkout.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.artifact.Artifact;

/** The jar of energy-junit that comes with the plugin, and is lent to test JVMs. */
public final class OwnJar {
    /** Its group and artifact. */
    public static final String NAME = "io.github.energyjunit:energy-junit";

    private OwnJar() {}

    /** Find it among the artifacts of the plugin. */
    public static File among(List<Artifact> pluginArtifacts) {
        return pluginArtifacts.stream()
                .filter(artifact -> (artifact.getGroupId() + ":" + artifact.getArtifactId()).equals(NAME))
                .map(Artifact::getFile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("energy-junit is not among the plugin's artifacts"));
    }
}
