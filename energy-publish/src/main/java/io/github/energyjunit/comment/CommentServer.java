package io.github.energyjunit.comment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.baseline.TokenVariable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists, writes and changes comments by the servers' REST interfaces.
 *
 * @see <a href="https://docs.github.com/en/rest/issues/comments">GitHub</a>
 * @see <a href="https://docs.gitlab.com/api/notes/">GitLab</a>
 */
final class CommentServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int NO_SUCCESS = 300;

    /** Unauthorized, forbidden, and not found, which is what GitHub says of what a token may not see. */
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 30;
    private static final int MOST_BYTES = 32 << 20;
    private static final int LONGEST_REASON = 300;

    private final ReviewRequest request;
    private final Duration timeout;
    private final HttpClient client;

    /**
     * Talks to the server of a request.
     *
     * @param timeout how long one answer may take
     */
    CommentServer(ReviewRequest request, Duration timeout) {
        this.request = request;
        this.timeout = timeout;
        // A token is meant for the server that the environment names, and for no other: no redirects.
        client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /** Returns the id of the oldest comment that begins with the text. */
    Optional<String> find(String beginning) throws IOException, InterruptedException {
        for (int page = 1; page <= MOST_PAGES; page++) {
            // Oldest first, which is GitHub's only order.
            URI list = URI.create(request.comments() + "?per_page=" + PAGE + "&page=" + page + "&sort=asc");
            JsonNode comments = send("GET", list, null);
            if (!comments.isArray()) {
                throw new IOException("the address answers, but is not such a server: it lists no comments");
            }
            for (JsonNode comment : comments) {
                if (comment.path("body").asText().stripLeading().startsWith(beginning)) {
                    return Optional.of(comment.path("id").asText());
                }
            }
            if (comments.size() < PAGE) {
                break;
            }
        }
        return Optional.empty();
    }

    void create(String text) throws IOException, InterruptedException {
        send("POST", request.comments(), text);
    }

    void change(String id, String text) throws IOException, InterruptedException {
        send(request.editing(), request.edited().resolve(id), text);
    }

    private JsonNode send(String method, URI address, @Nullable String text) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json")
                .header(request.tokenHeader(), request.tokenPrefix() + Objects.requireNonNull(request.token()));
        if (text == null) {
            builder.GET();
        } else {
            builder.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("body", text))));
        }
        HttpResponse<InputStream> response = client.send(builder.build(), BodyHandlers.ofInputStream());
        byte[] said;
        try (InputStream in = response.body()) {
            said = in.readNBytes(MOST_BYTES);
        }
        int status = response.statusCode();
        if (status < OK || status >= NO_SUCCESS) {
            throw new IOException("the server answered with status " + status + reason(said)
                    + (REFUSED.contains(status) ? ". Fix: " + request.remedy() : ""));
        }
        return JSON.readTree(said);
    }

    /** Both servers say what is wrong in a field of that name; a page of a proxy says nothing that helps. */
    private String reason(byte[] said) {
        try {
            JsonNode message = JSON.readTree(said).path("message");
            String text = message.isTextual() ? message.asText() : message.isMissingNode() ? "" : message.toString();
            // Before it is cut: a part of a token is not found any more.
            String safe = TokenVariable.without(request.token(), text);
            String plain = safe.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            return plain.isEmpty() ? "" : ": " + plain.substring(0, Math.min(LONGEST_REASON, plain.length()));
        } catch (IOException e) {
            return "";
        }
    }
}
