package io.github.energyjunit.testjvm.maven;

import io.github.energyjunit.testjvm.ModuleRuns;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Knows which modules of a build are prepared, and listens for their test runs.
 *
 * <p>Only then are the resolved class path, the toolchain and each execution's own configuration known, and the last can be
 * added to: a property of the project would be ignored, or take the place of what the POM configures.
 */
public final class TestRuns {

    private static final String KEY = TestRuns.class.getName();

    private final Map<String, Prepared> modules = new ConcurrentHashMap<>();

    private TestRuns() {}

    /** Return those of a build; the first call begins to listen. */
    public static TestRuns listening(MavenExecutionRequest request, ToolchainManager toolchains) {
        Map<String, Object> build = request.getData();
        synchronized (build) {
            if (build.get(KEY) instanceof TestRuns known) {
                return known;
            }
            TestRuns runs = new TestRuns();
            ExecutionListener others = request.getExecutionListener();
            request.setExecutionListener(TestRunListener.before(others, new TestRunStart(runs, toolchains)));
            build.put(KEY, runs);
            return runs;
        }
    }

    /** Return what is known of the test runs of a module; empty where {@code prepare} did not run for it in this build. */
    public static Optional<ModuleRuns> of(MavenExecutionRequest request, MavenProject module) {
        return preparedIn(request, module).map(Prepared::runs);
    }

    /** Return whether what {@code prepare} left for the tests of a module was deleted while they ran. */
    public static boolean haveDeletedTheirSettings(MavenExecutionRequest request, MavenProject module) {
        return preparedIn(request, module)
                .filter(prepared -> prepared.runs().runs() > 0 && prepared.isDeleted())
                .isPresent();
    }

    private static Optional<Prepared> preparedIn(MavenExecutionRequest request, MavenProject module) {
        Map<String, Object> build = request.getData();
        synchronized (build) {
            return build.get(KEY) instanceof TestRuns known ? known.prepared(module) : Optional.empty();
        }
    }

    /** Takes down what a module has prepared. */
    public void prepare(MavenProject module, Prepared prepared) {
        modules.put(module.getId(), prepared);
    }

    Optional<Prepared> prepared(MavenProject module) {
        return Optional.ofNullable(modules.get(module.getId()));
    }
}
