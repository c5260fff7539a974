package io.github.energyjunit.confirmation.maven;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.baseline.BaselineRun;
import io.github.energyjunit.checkout.BaseCommit;
import io.github.energyjunit.checkout.Repository;
import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.checkout.WorkTree;
import io.github.energyjunit.checkout.Workspace;
import io.github.energyjunit.checkout.maven.BuiltModule;
import io.github.energyjunit.checkout.maven.BuiltSides;
import io.github.energyjunit.checkout.maven.BuiltVersions;
import io.github.energyjunit.checkout.maven.MeterSettings;
import io.github.energyjunit.compare.Answers;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.TestName;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.Suspects;
import io.github.energyjunit.confirmation.Unconfirmed;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.paired.Pace;
import io.github.energyjunit.paired.Versions;
import io.github.energyjunit.units.NamesText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

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
    private final BuiltModule describer;
    private final @Nullable String since;
    private final Unchanged unchanged;

    /**
     * Confirms tests of one module.
     *
     * @param describer tells how the tests of this build run
     * @param since the oldest revision that may be built and run; null for any
     * @param unchanged knows what besides the code is as it was
     */
    public Confirmation(
            MavenSession session,
            MavenProject module,
            PluginDescriptor plugin,
            BuiltModule describer,
            @Nullable String since,
            Unchanged unchanged,
            Consumer<String> log) {
        this.describer = describer;
        this.since = since;
        this.unchanged = unchanged;
        this.session = session;
        this.module = module;
        this.plugin = plugin;
        this.log = log;
    }

    /**
     * Measures suspects again.
     *
     * @param suspects the tests, the worst first
     * @param runs the same tests, by the baseline's run whose code they are held against
     * @param baseline the baseline's file
     * @param output the module's directory for measurements and documents
     * @return what comes of it for each suspect
     */
    public Confirmations of(
            Suspects suspects,
            Map<BaselineRun, Set<String>> runs,
            Path baseline,
            Path output,
            Pace pace,
            RegressionRule rule)
            throws IOException, MojoExecutionException {
        Map<String, Answer> answers = new TreeMap<>();
        List<Comparison> comparisons = new ArrayList<>();
        try (Workspace workspace = Workspace.open(output.toAbsolutePath().resolve("compare"))) {
            Map<Repository.Revision, Set<String>> byRevision = byRevision(runs, baseline, workspace, answers);
            Pace each = pace.shared(byRevision.size());
            for (Map.Entry<Repository.Revision, Set<String>> base : byRevision.entrySet()) {
                try {
                    Comparison comparison =
                            compare(base.getKey(), suspects.among(base.getValue()), workspace, each, rule);
                    comparisons.add(comparison);
                    answers.putAll(Answers.of(comparison, base.getValue()));
                } catch (InputException | InvalidConfigurationException | IOException | MojoExecutionException e) {
                    // What was measured against other commits stays.
                    String why = String.valueOf(e.getMessage());
                    if (why.lines().count() > 1) {
                        log.accept(why);
                    }
                    base.getValue().forEach(test -> answers.put(test, Answer.none(Unconfirmed.NOT_BUILT, why)));
                }
            }
        }
        return new Confirmations(answers, comparisons);
    }

    private Map<Repository.Revision, Set<String>> byRevision(
            Map<BaselineRun, Set<String>> suspects, Path baseline, Workspace workspace, Map<String, Answer> answers)
            throws IOException {
        Map<Repository.Revision, Set<String>> byRevision = new LinkedHashMap<>();
        for (Map.Entry<BaselineRun, Set<String>> entry : suspects.entrySet()) {
            BaselineRun run = entry.getKey();
            try {
                Repository repository = repository(workspace);
                Repository.Revision revision = new BaseCommit(repository, since)
                        .of(baseline, run.time().toString(), run.commit());
                if (unchanged.since(run) && new WorkTree(repository, unchanged.besides()).isOf(revision.commit())) {
                    log.accept("The code is the baseline's (" + revision.name() + "), so it is not measured again: "
                            + NamesText.of(List.copyOf(entry.getValue())) + ".");
                    entry.getValue().forEach(test -> answers.put(test, Answer.sameCode(revision.name())));
                    continue;
                }
                byRevision.computeIfAbsent(revision, key -> new TreeSet<>()).addAll(entry.getValue());
            } catch (InputException e) {
                entry.getValue()
                        .forEach(test ->
                                answers.put(test, Answer.none(Unconfirmed.NO_BASE, String.valueOf(e.getMessage()))));
            }
        }
        return byRevision;
    }

    private Repository repository(Workspace workspace) throws IOException {
        Path whole = session.getRequest().getPom().toPath().toAbsolutePath().getParent();
        return Repository.around(module.getBasedir().toPath(), Objects.requireNonNull(whole), workspace.children());
    }

    private Comparison compare(
            Repository.Revision base, Suspects suspects, Workspace workspace, Pace pace, RegressionRule rule)
            throws IOException, MojoExecutionException {
        String id = module.getGroupId() + ":" + module.getArtifactId();
        // This build's tests lie there built; another build of them would get in the way of modules built beside it.
        log.accept((suspects.worse().isEmpty()
                        ? ""
                        : "Worse than the baseline at first sight: " + NamesText.of(suspects.worse()) + ". ")
                + (suspects.unclear().isEmpty()
                        ? ""
                        : "Too noisy to be judged by the baseline alone: " + NamesText.of(suspects.unclear()) + ". ")
                + "The baseline's code is measured again side by side with this build's, to see whether the code or the machine differs"
                + " (energy.confirm).");
        List<TestModule> head = describer.describe(module);
        BuiltVersions both = new BuiltSides(session, plugin, log)
                .only(id, session.getAllProjects().size() > 1)
                .ofRevision(base, head, workspace);
        return new Versions(
                        both.baseName(),
                        both.headName(),
                        only(id, both.base()),
                        only(id, both.head()),
                        both.changes(),
                        MeterSettings.of(session, both.head(), log),
                        unit -> suspects.all().stream().anyMatch(suspect -> TestName.isOf(suspect, unit)),
                        true,
                        suspects,
                        pace,
                        ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE),
                        rule)
                .compare(workspace, log);
    }

    private static List<TestModule> only(String id, List<TestModule> modules) {
        return modules.stream().filter(each -> each.module().equals(id)).toList();
    }
}
