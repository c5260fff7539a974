package io.github.energyjunit.baseline.prometheus;

import io.github.energyjunit.baseline.TokenVariable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks a Prometheus server by its HTTP API; whatever is not an answer of one is an {@link IOException} in words. */
final class PrometheusApi {
    private static final int SAID = 200;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final URI address;
    private final @Nullable String token;
    private final HttpClient client;
    private final long end;

    PrometheusApi(FleetSource source) {
        this.address = source.address();
        this.token = source.token();
        this.end = System.nanoTime() + source.patience().toNanos();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(source.patience())
                .build();
    }

    /**
     * Evaluates a query at equal steps.
     *
     * @param start the first time, in seconds since 1970
     * @param stop the last time
     * @param step in seconds
     * @param wanted what is kept of the answer; null for everything
     */
    List<Series> range(String query, double start, double stop, int step, RangeAnswer.@Nullable Wanted wanted)
            throws IOException, InterruptedException {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw new IOException("the time limit was reached before everything was read");
        }
        String parameters = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + String.format(Locale.ROOT, "&start=%.3f&end=%.3f&step=%d", start, stop, step);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address.toString().replaceFirst("/+$", "") + "/api/v1/query_range"))
                .timeout(left)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(parameters));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        Thread guard = guard(response.body(), left);
        try (InputStream body = response.body()) {
            requireSuccess(response.statusCode(), body);
            return RangeAnswer.read(body, wanted);
        } finally {
            guard.interrupt();
        }
    }

    /** Ends reading in time: the request's own limit ends with the headers, and a server may send a byte now and then. */
    private static Thread guard(InputStream body, Duration left) {
        Thread guard = new Thread(
                () -> {
                    try {
                        Thread.sleep(left.toMillis());
                        body.close();
                    } catch (InterruptedException | IOException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "energy-baseline-guard");
        guard.setDaemon(true);
        guard.start();
        return guard;
    }

    private void requireSuccess(int status, InputStream body) throws IOException {
        if (status == OK) {
            return;
        }
        // A token that is cut off in the middle would not be found.
        int most = SAID + (token == null ? 0 : token.length());
        String said = TokenVariable.without(token, new String(body.readNBytes(most), StandardCharsets.UTF_8));
        said = said.substring(0, Math.min(SAID, said.length()));
        String advice = status == UNAUTHORIZED || status == FORBIDDEN
                ? " (set the environment variable " + FleetSource.TOKEN + " to a token that it accepts)"
                : "";
        boolean ours = status == BAD_REQUEST || status > FORBIDDEN;
        String words = ours ? ": " + said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip() : "";
        throw new IOException("it answered with status " + status + advice + words);
    }
}
