package io.github.energyjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The pages that {@code report} wrote become the one comment of a pull request. */
class CommentCommandTests extends MeasuredWithoutMaven {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath()
                + (body.isEmpty()
                        ? ""
                        : " " + new ObjectMapper().readTree(body).path("body").asText()));
        byte[] answer = (exchange.getRequestMethod().equals("GET") ? "[]" : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private Map<String, String> job() {
        return Map.of(
                "GITHUB_REF",
                "refs/pull/12/merge",
                "GITHUB_REPOSITORY",
                "acme/shop",
                "GITHUB_API_URL",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "GITHUB_TOKEN",
                "s3cret");
    }

    private int comment(Map<String, String> environment, String... args) {
        leave_no_setting_behind();
        CommandLine line = new CommandLine(new Main()).addSubcommand("comment", new CommentCommand(environment));
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[args.length + 1];
        all[0] = "comment";
        System.arraycopy(args, 0, all, 1, args.length);
        return Main.execute(line, all);
    }

    @Test
    void the_page_of_the_report_is_added_under_the_name_that_the_goal_uses() throws IOException {
        Path measured = measured("one", 1);
        assertThat(run("report", measured.toString(), baseline(), "--energy.formats=md"))
                .isZero();

        assertThat(comment(job(), measured.toString())).as(err.toString()).isZero();

        assertThat(out.toString()).contains("pull request #12", "added");
        assertThat(requests)
                .containsExactly(
                        "GET /repos/acme/shop/issues/12/comments",
                        "POST /repos/acme/shop/issues/12/comments <!-- energy-junit com.acme:shop -->\n"
                                + Files.readString(measured.resolve("report.md"))
                                        .stripTrailing() + "\n\n");
    }

    @Test
    void pages_of_several_folders_are_one_comment_under_a_name_that_is_set() throws IOException {
        Path one = Files.createDirectory(folder.resolve("orders"));
        Path two = Files.createDirectory(folder.resolve("billing"));
        Files.writeString(one.resolve("report.md"), "## orders\n");
        Files.writeString(two.resolve("report.md"), "## billing\n");

        assertThat(comment(job(), one.toString(), two.toString(), "--energy.module=com.acme:all"))
                .isZero();

        assertThat(requests).last().asString().contains("<!-- energy-junit com.acme:all -->\n## orders\n\n## billing");
    }

    @Test
    void a_server_that_refuses_is_a_warning_without_the_token() throws IOException {
        Path measured = Files.createDirectory(folder.resolve("one"));
        Files.writeString(measured.resolve("report.md"), "## one\n");
        status = 403;

        assertThat(comment(job(), measured.toString())).isZero();

        assertThat(err.toString()).contains("Warning: ", "403", "Fix: ").doesNotContain("s3cret");
    }

    @Test
    void where_no_request_is_built_nothing_is_sent() {
        assertThat(comment(Map.of(), folder.toString())).isZero();

        assertThat(out.toString()).contains("No pull or merge request");
        assertThat(requests).isEmpty();
    }

    @Test
    void a_folder_without_a_report_is_broken_input() {
        assertThat(comment(job(), folder.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("No report.md in", folder.toString(), "energy-cli report");
        assertThat(requests).isEmpty();
    }
}
