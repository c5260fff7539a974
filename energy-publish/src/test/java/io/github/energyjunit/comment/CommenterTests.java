package io.github.energyjunit.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommenterTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void the_first_build_adds_a_comment_and_later_ones_change_it(String kind) throws Exception {
        try (ReviewServer server = new ReviewServer()) {
            Map<String, String> job = kind.equals("github") ? server.github() : server.gitlab();
            server.comments.put(1, "Looks good to me");

            assertThat(comment(job, "first <b>").text()).contains("12", "added");
            assertThat(comment(job, "second ✅").text()).contains("12", "updated");

            assertThat(server.comments).hasSize(2);
            assertThat(server.comments.values())
                    .last()
                    .asString()
                    .startsWith("<!-- energy-junit com.acme:shop -->")
                    .endsWith("second ✅");
        }
    }

    @Test
    void an_earlier_comment_is_found_among_hundreds() throws Exception {
        try (ReviewServer server = new ReviewServer()) {
            for (int i = 0; i < 250; i++) {
                server.comments.put(i, "Nit " + i + " of <!-- energy-junit com.acme:shop -->");
            }
            server.comments.put(250, "<!-- energy-junit com.acme:shop -->\nold");
            server.comments.put(251, "<!-- energy-junit com.acme:other -->\nold");

            assertThat(comment(server.github(), "new").written()).isTrue();

            assertThat(server.comments).hasSize(252);
            assertThat(server.comments.get(250)).endsWith("new");
            assertThat(server.comments.get(251)).endsWith("old");
        }
    }

    @Test
    void a_token_that_may_not_write_is_a_sentence_with_a_remedy_and_without_the_token() throws Exception {
        try (ReviewServer server = new ReviewServer()) {
            Map<String, String> job = new HashMap<>(server.github());
            job.put("GITHUB_TOKEN", "wrong");

            assertThat(comment(job, "x")).satisfies(outcome -> {
                assertThat(outcome.written()).isFalse();
                assertThat(outcome.text())
                        .contains("403", "not accessible by Bearer ***", "pull-requests: write", "The build continues")
                        .doesNotContain("wro");
            });
            job.put(ReviewRequest.TOKEN, ReviewServer.TOKEN);
            assertThat(comment(job, "x").written())
                    .as("its own variable comes first")
                    .isTrue();
        }
    }

    @Test
    void without_a_token_nothing_is_asked() throws Exception {
        try (ReviewServer server = new ReviewServer()) {
            Map<String, String> job = new HashMap<>(server.gitlab());
            job.put(ReviewRequest.TOKEN, " ");

            assertThat(comment(job, "x").text()).contains(ReviewRequest.TOKEN, "scope api");
            assertThat(server.calls).isEmpty();
        }
    }

    @Test
    void a_server_that_is_down_or_somebody_else_is_a_sentence() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (ReviewServer server = new ReviewServer()) {
            for (String address : List.of("http://127.0.0.1:" + port, server.address() + "/nowhere")) {
                Map<String, String> job = new HashMap<>(server.github());
                job.put("GITHUB_API_URL", address);

                assertThat(comment(job, "x")).satisfies(outcome -> {
                    assertThat(outcome.written()).isFalse();
                    assertThat(outcome.text()).contains(address).doesNotContain("null");
                });
            }
        }
    }

    @Test
    void a_server_that_never_answers_takes_no_longer_than_it_may() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Map<String, String> job = Map.of(
                    "GITHUB_REF",
                    "refs/pull/12/merge",
                    "GITHUB_REPOSITORY",
                    "acme/shop",
                    "GITHUB_API_URL",
                    "http://127.0.0.1:" + silent.getLocalPort(),
                    "GITHUB_TOKEN",
                    ReviewServer.TOKEN);

            Commenter commenter = new Commenter(ReviewRequest.of(job).orElseThrow(), Duration.ofMillis(500));

            assertThat(commenter.comment("n", "x").text()).doesNotContain(ReviewServer.TOKEN);
        }
    }

    @Test
    void a_job_that_builds_no_request_has_nothing_to_comment_on() {
        assertThat(ReviewRequest.of(Map.of())).isEmpty();
        assertThat(ReviewRequest.of(Map.of("GITHUB_REF", "refs/heads/main", "GITHUB_REPOSITORY", "acme/shop")))
                .isEmpty();
        assertThat(ReviewRequest.of(Map.of("CI_PROJECT_ID", "7", "CI_API_V4_URL", "http://x")))
                .isEmpty();
    }

    @Test
    void names_cannot_end_the_hidden_part() throws Exception {
        try (ReviewServer server = new ReviewServer()) {
            Commenter commenter =
                    new Commenter(ReviewRequest.of(server.github()).orElseThrow(), LONG);

            commenter.comment("a --> <script>", "x");

            assertThat(server.comments.values()).singleElement().asString().startsWith("<!-- energy-junit a __");
            assertThat(server.comments.values()).singleElement().asString().contains("-->\nx");
        }
    }

    @Test
    void what_has_no_room_in_a_comment_keeps_its_headline() {
        String page = "### Energy of a\n" + "x".repeat(40_000) + "\n";

        String text = CommentText.of(List.of(page, page, "### Energy of c\nsmall\n"));

        assertThat(text).hasSizeLessThan(CommentText.MOST);
        assertThat(text.split("### Energy", -1)).hasSize(4);
        assertThat(text).contains("(see the module's `report.html`)", "small");
    }

    private static Commenter.Outcome comment(Map<String, String> job, String text) throws InterruptedException {
        return new Commenter(ReviewRequest.of(job).orElseThrow(), LONG).comment("com.acme:shop", text);
    }
}
