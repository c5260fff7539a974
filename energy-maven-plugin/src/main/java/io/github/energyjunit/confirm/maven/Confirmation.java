package io.github.energyjunit.confirm.maven;

import io.github.energyjunit.baseline.Baseline;
import io.github.energyjunit.baseline.BaselineRun;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.interleave.Pace;
import io.github.energyjunit.interleave.Versions;
import io.github.energyjunit.versions.TestModule;
import io.github.energyjunit.versions.Workspace;
import io.github.energyjunit.versions.maven.BuiltSides;
import io.github.energyjunit.versions.maven.MeterSettings;
import io.github.energyjunit.versions.maven.Sides;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Measures tests that look worse than the baseline side by side with the code that the baseline is of. What another machine
 * or a bad hour has done to the stored comparison is then gone.
 */
public final class Confirmation {
    /** When it is asked, written as users write it. */
    public enum Mode {
        /** Where the baseline's code can be checked out and built. */
        auto,
        /** In any case; it is an error where it cannot. */
        always,
        /** Not at all. */
        never
    }

    private final MavenSession session;
    private final MavenProject module;
    private final PluginDescriptor plugin;
    private final Consumer<String> log;

    /** Confirm tests of one module. */
    public Confirmation(MavenSession session, MavenProject module, PluginDescriptor plugin, Consumer<String> log) {
        this.session = session;
        this.module = module;
        this.plugin = plugin;
        this.log = log;
    }

    /** Tell which revision a baseline is of: the newest that is known. */
    public static Optional<String> revisionOf(Baseline baseline) {
        return baseline.sections().stream()
                .flatMap(section -> section.runs().stream())
                .filter(run -> run.commit() != null)
                .max(Comparator.comparing(BaselineRun::time))
                .map(run -> Objects.requireNonNull(run.commit()));
    }

    /**
     * Measure suspects again.
     *
     * @param output the module's directory for measurements and documents
     * @throws io.github.energyjunit.analysis.InputException if the revision cannot be had or built
     */
    public Comparison of(Set<String> suspects, String revision, Path output, Pace pace, RegressionRule rule)
            throws IOException {
        String id = module.getGroupId() + ":" + module.getArtifactId();
        try (Workspace workspace = Workspace.open(output.toAbsolutePath().resolve("compare"))) {
            BuiltSides sides = new BuiltSides(session, plugin, log)
                    .only(id, session.getProjects().size() > 1);
            Sides both = sides.ofRevision(revision, workspace);
            return new Versions(
                            both.baseName(),
                            both.headName(),
                            only(id, both.base()),
                            only(id, both.head()),
                            MeterSettings.of(session),
                            test -> true,
                            true,
                            suspects,
                            pace,
                            ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE),
                            rule)
                    .compare(workspace, log);
        }
    }

    private static List<TestModule> only(String id, List<TestModule> modules) {
        return modules.stream().filter(each -> each.id().equals(id)).toList();
    }
}
