package io.github.energyjunit.maven;

import org.apache.maven.model.Plugin;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what each test cost in joules, and write {@code report.html} and other documents.
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
        String key = plugin.getGroupId() + ":" + plugin.getArtifactId();
        Plugin declared = project.getPlugin(key);
        return session.getGoals().stream().anyMatch(goal -> goal.endsWith(":check") || goal.contains(":check@"))
                || (declared != null
                        && declared.getExecutions().stream()
                                .anyMatch(each -> each.getGoals().contains("check")));
    }
}
