package io.github.energyjunit.comment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps comments as GitHub and GitLab do, with their addresses, methods, headers, pages and statuses. */
final class ReviewServer implements AutoCloseable {

    static final String TOKEN = "s3cret-token";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PAGE = Pattern.compile("(?:^|&)page=(\\d+)");
    private static final Pattern SIZE = Pattern.compile("per_page=(\\d+)");

    final Map<Integer, String> comments = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();

    private final HttpServer server;

    ReviewServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/repos/acme/shop/issues/", exchange -> {
            boolean may =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            handle(exchange, may, "/repos/acme/shop/issues/12/comments", "/repos/acme/shop/issues/comments/", "PATCH");
        });
        server.createContext("/api/v4/projects/7/", exchange -> {
            boolean may = TOKEN.equals(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
            String notes = "/api/v4/projects/7/merge_requests/12/notes";
            handle(exchange, may, notes, notes + "/", "PUT");
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Map<String, String> github() {
        return Map.of(
                "GITHUB_REF",
                "refs/pull/12/merge",
                "GITHUB_REPOSITORY",
                "acme/shop",
                "GITHUB_API_URL",
                address(),
                "GITHUB_TOKEN",
                TOKEN);
    }

    Map<String, String> gitlab() {
        return Map.of(
                "CI_MERGE_REQUEST_IID",
                "12",
                "CI_PROJECT_ID",
                "7",
                "CI_API_V4_URL",
                address() + "/api/v4",
                ReviewRequest.TOKEN,
                TOKEN);
    }

    private synchronized void handle(HttpExchange exchange, boolean may, String list, String edited, String editing)
            throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        calls.add(method);
        JsonNode sent = JSON.readTree(exchange.getRequestBody());
        if (!may) {
            // Servers may echo what they got, wherever that stands.
            String sentToken = exchange.getRequestHeaders().getFirst("Authorization");
            String message = "Resource not accessible by " + sentToken + " ";
            answer(exchange, 403, Map.of("message", message + "x".repeat(290 - message.length()) + sentToken));
        } else if (method.equals("GET") && path.equals(list)) {
            answer(exchange, 200, page(exchange.getRequestURI().getQuery()));
        } else if (method.equals("POST") && path.equals(list)) {
            int id = 1_000 + comments.size();
            comments.put(id, sent.path("body").asText());
            answer(exchange, 201, Map.of("id", id));
        } else if (method.equals(editing)
                && path.startsWith(edited)
                && comments.replace(
                                Integer.valueOf(path.substring(edited.length())),
                                sent.path("body").asText())
                        != null) {
            answer(exchange, 200, Map.of("id", path.substring(edited.length())));
        } else {
            answer(exchange, 404, Map.of("message", "Not Found"));
        }
    }

    private List<Map<String, Object>> page(String query) {
        int size = Math.min(100, number(SIZE, query));
        List<Map<String, Object>> page = new ArrayList<>();
        comments.entrySet().stream()
                .skip((number(PAGE, query) - 1L) * size)
                .limit(size)
                .forEach(comment -> page.add(Map.of("id", comment.getKey(), "body", comment.getValue())));
        return page;
    }

    private static int number(Pattern pattern, String query) {
        Matcher found = pattern.matcher(query);
        return found.find() ? Integer.parseInt(found.group(1)) : 1;
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
