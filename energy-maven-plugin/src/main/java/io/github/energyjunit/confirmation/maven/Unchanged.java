package io.github.energyjunit.confirmation.maven;

import io.github.energyjunit.baseline.BaselineRun;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What besides the code is as it was when a baseline was measured. Only then the same code need not be measured again.
 *
 * @param conditions of this build, such as versions of dependencies; null where something was given from outside
 * @param jvms the JVMs that ran this build's tests
 * @param besides the names of files that are not code, such as the baseline's
 */
public record Unchanged(@Nullable String conditions, Set<String> jvms, Set<String> besides) {

    /** Copies the sets. */
    public Unchanged {
        jvms = Set.copyOf(jvms);
        besides = Set.copyOf(besides);
    }

    /** Tells whether all of it is known to be as in a run of the baseline. */
    boolean since(BaselineRun run) {
        return conditions != null
                && conditions.equals(run.conditions())
                && run.jvm() != null
                && jvms.equals(Set.of(run.jvm()));
    }
}
