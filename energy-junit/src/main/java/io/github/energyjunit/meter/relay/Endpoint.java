package io.github.energyjunit.meter.relay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a text from one address and no other: no proxy, no redirect, no more than 8 MB, and within a bounded time. What
 * it says about the address carries neither user, password nor query.
 */
public final class Endpoint {
    /** The longest time that one answer may take, from connecting to its last byte. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final int OK = 200;

    private final URI address;
    private final @Nullable String authorization;
    private final String shown;
    private @Nullable HttpClient client;

    /** Names an http or https address; user and password before an {@code @} are sent as basic authentication. */
    public Endpoint(URI address) {
        String user = address.getUserInfo();
        authorization = user == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        String host = address.getScheme() + "://" + address.getHost()
                + (address.getPort() < 0 ? "" : ":" + address.getPort());
        shown = host + address.getRawPath();
        String query = address.getRawQuery();
        this.address = URI.create(host
                + (address.getRawPath().isEmpty() ? "/" : address.getRawPath())
                + (query == null ? "" : "?" + query));
    }

    /** Returns whether the address is that of a Prometheus server's query. */
    public boolean isQuery() {
        return address.getPath().endsWith("/api/v1/query");
    }

    /** Names the same address with one parameter more. */
    Endpoint with(String parameter, String value) {
        String separator = address.getRawQuery() == null ? "?" : "&";
        URI longer =
                URI.create(address + separator + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return new Endpoint(longer, authorization, shown);
    }

    private Endpoint(URI address, @Nullable String authorization, String shown) {
        this.address = address;
        this.authorization = authorization;
        this.shown = shown;
    }

    /**
     * Fetches the text.
     *
     * @throws IOException if there is none; the message names the address without secrets
     */
    String fetch() throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Accept", "text/plain, application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request.build(), response -> new LimitedBody(response.statusCode() == OK));
        try {
            HttpResponse<byte[]> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException(shown + " answers with HTTP status " + response.statusCode()
                        + (response.statusCode() / 100 == 3 ? "; redirects are not followed" : ""));
            }
            return new String(response.body(), StandardCharsets.UTF_8);
        } catch (TimeoutException e) {
            throw new IOException(shown + " gave no complete answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(shown + why(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(shown + " was not waited for", e);
        } finally {
            // Ends the exchange where it still runs.
            answer.cancel(true);
        }
    }

    /** Says what happened without the exception's own words, which may repeat the address with its secrets. */
    private static String why(@Nullable Throwable cause) {
        if (cause instanceof LimitedBody.TooLong) {
            return " answers with more than " + LimitedBody.MAX_MEGABYTES + " MB, which is refused";
        }
        if (cause instanceof HttpTimeoutException) {
            return " gave no complete answer within " + TIMEOUT.toSeconds() + " s";
        }
        if (cause instanceof ConnectException) {
            return " cannot be reached: connection refused, or no such host";
        }
        return " gives no answer ("
                + (cause == null ? "unknown" : cause.getClass().getSimpleName()) + ")";
    }

    /** Makes the client when it is first needed, which is in the thread that fetches. */
    private HttpClient client() {
        HttpClient current = client;
        if (current == null) {
            current = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(TIMEOUT)
                    .build();
            client = current;
        }
        return current;
    }

    @Override
    public String toString() {
        return shown;
    }
}
