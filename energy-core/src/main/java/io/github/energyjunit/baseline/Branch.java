package io.github.energyjunit.baseline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out which branch is built: as the CI server says, which checks out a revision and not the branch, or as git does. */
public final class Branch {

    /** Of GitHub, GitLab, Jenkins and Azure, Bitbucket and CircleCI: a change that is to be merged before what it leads to. */
    private static final List<String> VARIABLES = List.of(
            "GITHUB_HEAD_REF",
            "GITHUB_REF_NAME",
            "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
            "CI_COMMIT_REF_NAME",
            "CHANGE_BRANCH",
            "BRANCH_NAME",
            "BUILD_SOURCEBRANCHNAME",
            "BITBUCKET_BRANCH",
            "CIRCLE_BRANCH");

    private static final String BRANCH = "ref: refs/heads/";

    private Branch() {}

    /** Gives the branch built in a directory; empty if that cannot be told. */
    public static Optional<String> of(Path directory, Map<String, String> environment) {
        return VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .or(() -> ofGit(directory));
    }

    private static Optional<String> ofGit(Path directory) {
        try {
            return Commit.head(directory)
                    .filter(head -> head.startsWith(BRANCH))
                    .map(head -> head.substring(BRANCH.length()));
        } catch (IOException e) {
            return Optional.empty(); // nice to know, not worth a failed build
        }
    }
}
