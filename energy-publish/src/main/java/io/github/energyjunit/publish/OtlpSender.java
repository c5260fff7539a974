package io.github.energyjunit.publish;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sends a request of the exporter by the JDK's own client, and reads the answer: one that does not take everything, or
 * that no collector gives, is no success whatever its status.
 */
final class OtlpSender implements HttpSender {
    private static final int MOST_BYTES = 64 << 10;
    private static final int OK = 200;
    private static final int NO_SUCCESS = 300;

    private final HttpSenderConfig config;
    private final HttpClient client;

    OtlpSender(HttpSenderConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.getConnectTimeout())
                .build();
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
        try {
            onResponse.accept(answer(message));
        } catch (IOException | RuntimeException e) {
            onError.accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            onError.accept(e);
        }
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }

    private HttpResponse answer(MessageWriter message) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        message.writeMessage(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(config.getEndpoint())
                .timeout(config.getTimeout())
                .header("Content-Type", config.getContentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        Map<String, List<String>> headers = config.getHeadersSupplier().get();
        if (headers != null) {
            headers.forEach((name, values) -> values.forEach(value -> request.setHeader(name, value)));
        }
        java.net.http.HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            byte[] said = in.readNBytes(MOST_BYTES);
            if (response.statusCode() >= OK && response.statusCode() < NO_SUCCESS) {
                requireAllTaken(response.headers().firstValue("Content-Type").orElse(""), said);
            }
            return new Answer(response.statusCode(), said);
        }
    }

    private static void requireAllTaken(String type, byte[] said) throws IOException {
        String kind = type.toLowerCase(Locale.ROOT);
        if (said.length == 0 || kind.startsWith("application/json")) {
            return;
        }
        if (!kind.startsWith("application/x-protobuf")) {
            throw RefusedException.nonsense("it answers with " + (type.isEmpty() ? "something unknown" : type));
        }
        PartialSuccess partial = PartialSuccess.of(said);
        if (partial.rejected() > 0) {
            throw new IOException("it did not accept " + partial.rejected() + " of the numbers: " + partial.message());
        }
    }

    private static final class Answer implements HttpResponse {
        private final int status;
        private final byte[] body;

        Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        public String getStatusMessage() {
            return "";
        }

        @Override
        public byte[] getResponseBody() {
            return body.clone();
        }
    }
}
