package io.github.energyjunit.maven;

import io.github.energyjunit.reactor.maven.BoundGoals;
import io.github.energyjunit.reactor.maven.ReactorSummary;
import io.github.energyjunit.report.ModulesSummary;
import io.github.energyjunit.report.Report;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.jspecify.annotations.Nullable;

/**
 * Shows what each test cost in joules, and writes {@code report.html} and other documents.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractReportMojo {

    /** Invoked by Maven. */
    public ReportMojo() {}

    /** Where {@code check} follows, its verdicts are to be in the documents, so what it would measure is measured now. */
    @Override
    boolean confirms() {
        return session.getGoals().stream().anyMatch(goal -> goal.endsWith(":check") || goal.contains(":check@"))
                || BoundGoals.runs(project, key(), "check");
    }

    @Override
    void ended(@Nullable Report report) {
        ModulesSummary summary = ReactorSummary.of(session, key())
                .ended(project, report == null ? null : ModulesSummary.Line.of(report));
        if (summary != null) {
            summary.lines(top).forEach(this::info);
        }
    }

    private String key() {
        return plugin.getGroupId() + ":" + plugin.getArtifactId();
    }
}
