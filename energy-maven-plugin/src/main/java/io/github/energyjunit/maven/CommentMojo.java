package io.github.energyjunit.maven;

import io.github.energyjunit.comment.CommentText;
import io.github.energyjunit.comment.Commenter;
import io.github.energyjunit.comment.ReportPages;
import io.github.energyjunit.comment.ReviewRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

/**
 * Writes the reports of this build into one comment on the pull request (GitHub) or merge request (GitLab) that the CI job
 * builds: the first build adds it, later ones update it. The token comes from the environment: {@code ENERGY_COMMENT_TOKEN}, or
 * {@code GITHUB_TOKEN} or {@code GITLAB_TOKEN}. If the server does not accept the comment, this causes a warning and never
 * fails the build. Call it on its own after a build, {@code mvn energy:comment}, so that it also runs when the build has
 * failed.
 *
 * @since 0.1.0
 */
@Mojo(name = "comment", aggregator = true, threadSafe = true)
public final class CommentMojo extends AbstractEnergyMojo {

    /** Invoked by Maven. */
    public CommentMojo() {}

    @Override
    boolean hasWork() {
        return true;
    }

    @Override
    void run() throws MojoExecutionException {
        Optional<ReviewRequest> request = ReviewRequest.of(System.getenv());
        if (request.isEmpty()) {
            info("No pull or merge request is built here, so there is nothing to comment on.");
            return;
        }
        try {
            List<String> pages = pages();
            if (pages.isEmpty()) {
                warn("No module has a " + ReportPages.FILE
                        + " in its target/energy, so there is nothing to say in a comment."
                        + " Fix: run energy:report before.");
                return;
            }
            Commenter.Outcome outcome = new Commenter(request.get()).comment(moduleKey(), CommentText.of(pages));
            if (outcome.written()) {
                info(outcome.text());
            } else {
                warn(outcome.text());
            }
        } catch (IOException e) {
            throw new MojoExecutionException("The reports of this build cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while writing the comment", e);
        }
    }

    /** The page of all modules, where {@code aggregate} has written it, has the others in it. */
    private List<String> pages() throws IOException {
        List<String> own = ReportPages.in(List.of(documents()));
        if (project.getPackaging().equals("pom") && !own.isEmpty()) {
            return own;
        }
        Set<Path> outputs = new LinkedHashSet<>();
        for (MavenProject module : session.getProjects()) {
            outputs.add(documentsOf(module));
        }
        return ReportPages.in(outputs);
    }
}
