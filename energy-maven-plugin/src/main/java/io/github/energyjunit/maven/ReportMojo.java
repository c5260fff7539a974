package io.github.energyjunit.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Show what each test cost in joules, and write {@code report.html} and other documents.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractReportMojo {

    /** Is called by Maven, which sets the parameters before it calls the goal. */
    public ReportMojo() {}
}
