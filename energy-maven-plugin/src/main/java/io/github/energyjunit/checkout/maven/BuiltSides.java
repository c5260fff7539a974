package io.github.energyjunit.checkout.maven;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.checkout.Checkout;
import io.github.energyjunit.checkout.MavenBuild;
import io.github.energyjunit.checkout.Repository;
import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.checkout.Workspace;
import io.github.energyjunit.profile.ChangedLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.jspecify.annotations.Nullable;

/** Builds base and head by the Maven that runs, with the settings, profiles and properties that it was called with. */
public final class BuiltSides {
    private static final Duration LIMIT = Duration.ofHours(1);

    private final MavenSession session;
    private final Consumer<String> log;
    private final String goal;
    private final Path root;
    private final String pom;
    private List<String> selection;

    /** Take over how the running Maven was called. */
    public BuiltSides(MavenSession session, PluginDescriptor plugin, Consumer<String> log) {
        this.session = session;
        this.log = log;
        goal = plugin.getGroupId() + ":" + plugin.getArtifactId() + ":" + plugin.getVersion() + ":describe-tests";
        selection = selected(session.getRequest());
        Path file = session.getRequest().getPom().toPath().toAbsolutePath().normalize();
        root = Objects.requireNonNull(file.getParent());
        pom = Objects.requireNonNull(file.getFileName()).toString();
    }

    /** Build one module and what it needs; a project that has no other is built as it is. */
    public BuiltSides only(String module, boolean amongOthers) {
        selection = amongOthers ? List.of("-pl", module, "-am") : List.of();
        return this;
    }

    /** Check a revision out beside the work tree, and build both. */
    public BuiltVersions ofRevision(@Nullable String revision, Workspace workspace) throws IOException {
        Repository repository = Repository.ofBase(root, workspace.children());
        Repository.Revision base = repository.base(revision, System.getenv());
        Path folder = checkOut(repository, base, workspace);
        return of(base.name(), folder, repository.headName(), () -> repository.changedSince(base), workspace);
    }

    /** Checks a revision out and builds it, beside a head that is built already. */
    public BuiltVersions ofRevision(Repository.Revision base, List<TestModule> head, Workspace workspace)
            throws IOException {
        Repository repository = Repository.around(root, workspace.children());
        Path folder = checkOut(repository, base, workspace);
        return new BuiltVersions(
                base.name(),
                repository.headName(),
                describe("base", base.name(), folder, workspace),
                head,
                () -> repository.changedSince(base));
    }

    private Path checkOut(Repository repository, Repository.Revision base, Workspace workspace) throws IOException {
        workspace.forgetBase();
        Path inside = repository.top().toRealPath().relativize(root.toRealPath());
        if (!repository.has(base, inside.resolve(pom))) {
            throw missing(base.name());
        }
        log.accept("Checking out the base " + base.name() + ".");
        Checkout.of(repository, base.commit(), workspace.base());
        return workspace.base().resolve(inside);
    }

    /** Build a base that lies in a folder already, and the head. */
    public BuiltVersions ofFolder(Path folder, Workspace workspace) throws IOException {
        return of(folder.toString(), folder, root.toString(), () -> ChangedLines.NONE, workspace);
    }

    private BuiltVersions of(
            String baseName, Path folder, String headName, Supplier<ChangedLines> changes, Workspace workspace)
            throws IOException {
        if (!Files.isRegularFile(folder.resolve(pom))) {
            throw missing(baseName);
        }
        List<TestModule> base = describe("base", baseName, folder, workspace);
        List<TestModule> head = describe("head", headName, root, workspace);
        return new BuiltVersions(baseName, headName, base, head, changes);
    }

    private InputException missing(String baseName) {
        return new InputException("The base " + baseName + " has no " + pom + " where the head has it: the project was"
                + " not there yet; choose a later base by -Denergy.base=<revision>");
    }

    private List<TestModule> describe(String side, String name, Path folder, Workspace workspace) throws IOException {
        log.accept("Building the tests of the " + side + ", " + name + ".");
        List<String> arguments = new ArrayList<>(MavenArguments.of(session.getRequest()));
        arguments.addAll(selection);
        Path home = Path.of(System.getProperty("maven.home", ""));
        return new MavenBuild(home, arguments, goal, LIMIT)
                .describe(
                        side,
                        folder,
                        pom,
                        workspace.kept(side + "-build.log"),
                        workspace.secret(),
                        workspace.children());
    }

    private static List<String> selected(MavenExecutionRequest request) {
        if (request.getSelectedProjects().isEmpty()) {
            return List.of();
        }
        List<String> selection = new ArrayList<>(List.of("-pl", String.join(",", request.getSelectedProjects())));
        if (MavenExecutionRequest.REACTOR_MAKE_UPSTREAM.equals(request.getMakeBehavior())) {
            selection.add("-am");
        }
        return selection;
    }
}
