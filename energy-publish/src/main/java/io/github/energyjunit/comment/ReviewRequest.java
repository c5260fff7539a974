package io.github.energyjunit.comment;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pull request (GitHub) or merge request (GitLab) that a CI job builds, as its environment tells.
 *
 * @param name what people call it, for instance {@code pull request #12}
 * @param comments the address under which its comments are listed and written
 * @param edited the address below which a comment is changed by its id
 * @param editing the method that changes a comment
 * @param tokenHeader the header that carries the token
 * @param tokenPrefix what stands before the token there
 * @param token the token, or {@code null}; never part of a message
 * @param remedy how to provide a token that may write comments
 */
public record ReviewRequest(
        String name,
        URI comments,
        URI edited,
        String editing,
        String tokenHeader,
        String tokenPrefix,
        @Nullable String token,
        String remedy) {

    /** The environment variable that holds a token for comments alone; it comes before the server's usual one. */
    public static final String TOKEN = "ENERGY_COMMENT_TOKEN";

    private static final Pattern GITHUB_REF = Pattern.compile("refs/pull/(\\d+)/(?:merge|head)");

    /**
     * Looks for the request that is built. Variables:
     * <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">GitHub</a>,
     * <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">GitLab</a>.
     *
     * @param environment the variables of the CI job
     * @return the request; empty where the job builds none
     */
    public static Optional<ReviewRequest> of(Map<String, String> environment) {
        return github(environment).or(() -> gitlab(environment));
    }

    private static Optional<ReviewRequest> github(Map<String, String> environment) {
        Matcher ref = GITHUB_REF.matcher(environment.getOrDefault("GITHUB_REF", ""));
        String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
        if (!ref.matches() || repository.isBlank()) {
            return Optional.empty();
        }
        String issues = environment.getOrDefault("GITHUB_API_URL", "https://api.github.com") + "/repos/" + repository
                + "/issues/";
        return Optional.of(new ReviewRequest(
                "pull request #" + ref.group(1),
                URI.create(issues + ref.group(1) + "/comments"),
                URI.create(issues + "comments/"),
                "PATCH",
                "Authorization",
                "Bearer ",
                token(environment, "GITHUB_TOKEN"),
                "give the step \"env: GITHUB_TOKEN: ${{ github.token }}\" and the job \"permissions: pull-requests: write\";"
                        + " on pull requests from forks GitHub allows no token to write"));
    }

    private static Optional<ReviewRequest> gitlab(Map<String, String> environment) {
        String number = environment.getOrDefault("CI_MERGE_REQUEST_IID", "");
        String project = environment.getOrDefault("CI_PROJECT_ID", "");
        String api = environment.getOrDefault("CI_API_V4_URL", "");
        if (number.isBlank() || project.isBlank() || api.isBlank()) {
            return Optional.empty();
        }
        String notes = api + "/projects/" + project + "/merge_requests/" + number + "/notes";
        return Optional.of(new ReviewRequest(
                "merge request !" + number,
                URI.create(notes),
                URI.create(notes + "/"),
                "PUT",
                "PRIVATE-TOKEN",
                "",
                token(environment, "GITLAB_TOKEN"),
                "make a project access token with the scope api and the role Reporter, and store it as the masked CI/CD"
                        + " variable " + TOKEN + " (CI_JOB_TOKEN may not write notes)"));
    }

    private static @Nullable String token(Map<String, String> environment, String usual) {
        String own = environment.getOrDefault(TOKEN, "").strip();
        String token = own.isEmpty() ? environment.getOrDefault(usual, "").strip() : own;
        return token.isEmpty() ? null : token;
    }

    /** Returns a text without the token. */
    @Override
    public String toString() {
        return name + " at " + comments;
    }
}
