package io.github.energyjunit.meter.relay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves metrics on loopback, well or badly. */
public final class MetricsServer implements AutoCloseable {
    /** Answers one request. */
    public interface Answer {
        /** Writes the answer. */
        void to(HttpExchange exchange) throws IOException;
    }

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "metrics-server");
        thread.setDaemon(true);
        return thread;
    });
    private HttpServer server;
    private int port;
    private volatile Answer answer;

    /** Starts on a free port. */
    public MetricsServer(Answer answer) {
        this.answer = answer;
        start();
    }

    /** Answers with a text. */
    public static Answer text(String text) {
        return exchange -> send(exchange, 200, text);
    }

    /** Sends a text with a status. */
    public static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    /** Changes what is answered from now on. */
    public void answer(Answer other) {
        answer = other;
    }

    /** The address of the metrics. */
    public String url() {
        return "http://127.0.0.1:" + port + "/metrics";
    }

    /** The address without a path. */
    public String base() {
        return "http://127.0.0.1:" + port;
    }

    /** What was asked for, with the Authorization header behind it where there was one. */
    public List<String> requests() {
        return requests;
    }

    /** Goes away; connections are refused. */
    public void stop() {
        server.stop(0);
    }

    /** Comes back at the same port. */
    public void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(exchange.getRequestURI() + (authorization == null ? "" : " " + authorization));
            answer.to(exchange);
        });
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
