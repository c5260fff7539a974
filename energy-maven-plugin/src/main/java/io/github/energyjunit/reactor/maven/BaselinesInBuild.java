package io.github.energyjunit.reactor.maven;

import java.util.HashSet;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Knows which modules of a build had something for their baselines: one that had not is no error where another had. */
public final class BaselinesInBuild {

    private final Set<MavenProject> open;
    private boolean added;
    private @Nullable String reason;

    private BaselinesInBuild(Set<MavenProject> open) {
        this.open = open;
    }

    /** Returns the one of this build, whose modules may be built at the same time. */
    public static BaselinesInBuild of(MavenSession session) {
        return SharedInBuild.of(
                session, BaselinesInBuild.class, () -> new BaselinesInBuild(new HashSet<>(session.getProjects())));
    }

    /** Notes that a module has added to its baseline. */
    public synchronized void added() {
        added = true;
    }

    /** Notes that a module had nothing to add, and why. */
    public synchronized void lacks(String why) {
        reason = reason == null ? why : reason;
    }

    /** Notes that a module is done; returns why there is no baseline at all where it is the last one and none had anything. */
    public synchronized @Nullable String ended(MavenProject module) {
        boolean last = open.remove(module) && open.isEmpty();
        return last && !added ? reason : null;
    }
}
