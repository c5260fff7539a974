package io.github.energyjunit.reactor.maven;

import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Keeps one object of a type for all modules of a build, which may be built at the same time. */
public final class SharedInBuild {

    private SharedInBuild() {}

    /** Returns the object of this build, which is made when it is asked for first. */
    public static <T> T of(MavenSession session, Class<T> type, Supplier<T> first) {
        MavenProject whole = session.getTopLevelProject();
        synchronized (whole) {
            Object known = whole.getContextValue(type.getName());
            if (known == null) {
                known = first.get();
                whole.setContextValue(type.getName(), known);
            }
            return type.cast(known);
        }
    }
}
