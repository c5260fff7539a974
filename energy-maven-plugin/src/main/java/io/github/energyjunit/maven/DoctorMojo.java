package io.github.energyjunit.maven;

import io.github.energyjunit.doctor.Diagnosis;
import io.github.energyjunit.doctor.Doctor;
import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Reports what can be measured on this machine, what disturbs measurements, and what to do about it. Fails if tests would get
 * no reading.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, aggregator = true, threadSafe = true)
public final class DoctorMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true)
    @Nullable
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    /**
     * A file to which the diagnosis is written as JSON, with {@code exitStatus} 0 if a counter can be read, 1 if only an
     * estimate is available, and 2 if tests would get no reading.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.doctor.json")
    @Nullable
    String json;

    /** Invoked by Maven. */
    @SuppressWarnings("NullAway.Init")
    public DoctorMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        PomParameters.warnOnce(session, project, plugin, getLog()::warn);
        Configuration configuration = new Configuration(this::setting);
        Diagnosis diagnosis;
        try {
            diagnosis = Doctor.ofThisMachine().examine(configuration);
            Doctor.writeJson(diagnosis, configuration);
        } catch (InvalidConfigurationException | IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
        diagnosis.toText().lines().forEach(getLog()::info);
        if (diagnosis.exitStatus() > 1) {
            throw new MojoFailureException(
                    "Tests would get no reading: the source that they would use is not available, see above.");
        }
    }

    private Optional<String> setting(String key) {
        if (key.equals("energy.doctor.json")) {
            return Optional.ofNullable(json);
        }
        String given = session.getUserProperties().getProperty(key);
        return Optional.ofNullable(
                given != null || project == null
                        ? given
                        : project.getProperties().getProperty(key));
    }
}
