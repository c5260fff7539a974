package io.github.energyjunit.cli;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.cli.goal.GoalSettings;
import io.github.energyjunit.cli.goal.MeasuredModule;
import io.github.energyjunit.comment.CommentText;
import io.github.energyjunit.comment.Commenter;
import io.github.energyjunit.comment.ReportPages;
import io.github.energyjunit.comment.ReviewRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes reports into the one comment of the pull or merge request that is built. */
@Command(
        name = "comment",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the report.md of each DIR into one comment of the pull request (GitHub) or merge request (GitLab)"
                    + " that this CI job builds: the first build adds it, later ones update it.",
            "The token comes from the environment: " + ReviewRequest.TOKEN + ", or GITHUB_TOKEN or GITLAB_TOKEN."
        },
        footer = {
            "",
            "Examples:",
            "  energy-cli report build/energy && energy-cli comment build/energy",
            "  energy-cli comment orders/build/energy billing/build/energy --energy.module=com.acme:shop",
            "",
            "Exit status: 0, also where no request is built or the server does not take the comment, which is a"
                    + " warning; 2 for wrong usage or broken input."
        })
final class CommentCommand extends GoalCommand {

    private final Map<String, String> environment;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "A folder in which 'report' wrote its documents.")
    private List<Path> folders = List.of();

    CommentCommand() {
        this(System.getenv());
    }

    CommentCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    int run(GoalSettings settings, Console console) throws IOException, InterruptedException {
        Optional<ReviewRequest> request = ReviewRequest.of(environment);
        if (request.isEmpty()) {
            console.info("No pull or merge request is built here, so there is nothing to comment on.");
            return 0;
        }
        String text = CommentText.of(pages(settings));
        Commenter.Outcome outcome =
                new Commenter(request.get()).comment(MeasuredModule.fullName(folders, settings), text);
        if (outcome.written()) {
            console.info(outcome.text());
        } else {
            console.warn(outcome.text());
        }
        return 0;
    }

    /** Reads what {@code report} wrote for the same folders: into the first of them, or into {@code energy.output}. */
    private List<String> pages(GoalSettings settings) throws IOException {
        List<Path> outputs =
                settings.configuration().path("energy.output").map(List::of).orElse(folders);
        List<String> pages = ReportPages.in(outputs);
        if (pages.isEmpty()) {
            throw new InputException("No " + ReportPages.FILE + " in " + outputs
                    + ", so there is nothing to say in a comment. Fix: run 'energy-cli report' with the same folders"
                    + " before, with md among its energy.formats.");
        }
        return pages;
    }
}
