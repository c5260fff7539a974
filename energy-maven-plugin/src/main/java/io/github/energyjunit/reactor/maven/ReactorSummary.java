package io.github.energyjunit.reactor.maven;

import io.github.energyjunit.report.ModulesSummary;
import io.github.energyjunit.report.ModulesSummary.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Collects what the modules of a build came to, until the last one that is reported on has ended. */
public final class ReactorSummary {

    private final List<Line> lines = new ArrayList<>();
    private final Set<MavenProject> open;

    private ReactorSummary(Set<MavenProject> open) {
        this.open = open;
    }

    /** Returns the one of this build, whose modules may be built at the same time. */
    public static ReactorSummary of(MavenSession session, String plugin) {
        return SharedInBuild.of(session, ReactorSummary.class, () -> new ReactorSummary(reported(session, plugin)));
    }

    private static Set<MavenProject> reported(MavenSession session, String plugin) {
        boolean everywhere = session.getGoals().stream().anyMatch(goal -> goal.endsWith(":report"));
        Set<MavenProject> reported = new HashSet<>();
        for (MavenProject module : session.getProjects()) {
            if (everywhere || BoundGoals.runs(module, plugin, "report")) {
                reported.add(module);
            }
        }
        return reported;
    }

    /**
     * Notes that a module's report is done.
     *
     * @param line what it came to, or null where nothing was measured
     * @return the summary where this was the last module, otherwise null
     */
    public synchronized @Nullable ModulesSummary ended(MavenProject module, @Nullable Line line) {
        boolean awaited = open.remove(module);
        if (awaited && line != null) {
            lines.add(line);
        }
        return awaited && open.isEmpty() ? new ModulesSummary(lines) : null;
    }
}
