package io.github.energyjunit.maven;

import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.settings.PreparedProperties;
import java.time.Instant;
import org.apache.maven.execution.MavenSession;

/** Tells this build from others. */
final class PomBuild {

    private PomBuild() {}

    /** Tell which measurements are of this build. */
    static Freshness freshness(MavenSession session) {
        boolean lifecycle = session.getGoals().stream().anyMatch(goal -> !goal.contains(":"));
        Instant started = started(session);
        return new Freshness(started, lifecycle, PreparedProperties.build(started));
    }

    static Instant started(MavenSession session) {
        return session.getStartTime().toInstant();
    }
}
