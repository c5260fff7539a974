package io.github.energyjunit.maven;

import io.github.energyjunit.aggregate.Aggregation;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.reading.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

/**
 * Shows the tests of all modules of a build in one report, which is written to {@code target/energy} of the root. Call it after
 * a phase, {@code mvn verify energy:aggregate}: bound to a phase in the root's POM, it would run before the modules.
 *
 * @since 0.1.0
 */
@Mojo(name = "aggregate", aggregator = true, threadSafe = true)
public class AggregateMojo extends AbstractReportMojo {

    private final List<String> names = new ArrayList<>();

    /** Invoked by Maven. */
    public AggregateMojo() {}

    @Override
    List<MavenProject> modules() {
        return session.getProjects();
    }

    @Override
    final boolean isOverModules() {
        return true;
    }

    @Override
    final List<String> moduleNames() {
        return names;
    }

    @Override
    final Path documents() {
        return output();
    }

    @Override
    final boolean hasWork() {
        return true;
    }

    @Override
    final Analysis analyse() throws IOException {
        Aggregation aggregation = new Aggregation();
        Set<Path> seen = new HashSet<>();
        for (MavenProject module : modules()) {
            Path measurements = outputOf(module);
            // Modules may share a folder; what does not say whose it is counts once.
            Owner owner = new Owner(
                    keyOf(module), seen.add(measurements.toAbsolutePath().normalize()));
            Analysis analysis =
                    judge(measurements, owner, own(baselineFile.toPath(), module), own(acceptedFile.toPath(), module));
            String name = nameOf(module);
            if (analysis.hasData()) {
                aggregation.add(name, analysis);
                names.add(name);
            } else if (hasTestClasses(module)) {
                aggregation.warn(
                        name,
                        "it has test classes, but there is no measurement of this build in " + measurements
                                + "; energy:report in that module lists the likely causes");
                analysis.warnings().forEach(warning -> aggregation.warn(name, warning));
            }
        }
        return aggregation.join();
    }

    private String nameOf(MavenProject module) {
        boolean unique = modules().stream()
                        .filter(other -> other.getArtifactId().equals(module.getArtifactId()))
                        .count()
                == 1;
        return unique ? module.getArtifactId() : module.getGroupId() + ":" + module.getArtifactId();
    }
}
