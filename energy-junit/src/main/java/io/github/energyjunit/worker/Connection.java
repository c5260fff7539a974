package io.github.energyjunit.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A worker's connection to the JVM that asks; when it ends without a word, that JVM has died, and this one follows it. */
final class Connection {
    private static final int CONNECT_MILLIS = 30_000;

    private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
    private final OutputStream answers;

    private Connection(Socket socket) throws IOException {
        answers = socket.getOutputStream();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Thread thread = new Thread(() -> listen(reader), "energy-junit-worker");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Connects to the JVM that asks, and shows the token that this JVM was given on its standard input.
     *
     * @param host where it listens, as a number
     */
    @SuppressWarnings("AddressSelection") // the address comes as a number from the JVM that asks
    static Connection to(String host, int port, InputStream input) throws IOException {
        StringBuilder token = new StringBuilder();
        for (int read = input.read(); read >= 0 && read != '\n'; read = input.read()) {
            token.append((char) read);
        }
        // Proxies may be set for the tests; they are none of ours.
        Socket socket = new Socket(Proxy.NO_PROXY);
        socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        Connection connection = new Connection(socket);
        connection.answer(Wire.line(Wire.HELLO, token.toString().trim()));
        return connection;
    }

    /** Waits for the next question. */
    String question() throws InterruptedException {
        return questions.take();
    }

    void answer(String line) throws IOException {
        answers.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        answers.flush();
    }

    private void listen(BufferedReader reader) {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                questions.add(line);
                if (line.equals(Wire.END)) {
                    return;
                }
            }
            Runtime.getRuntime().halt(Worker.ABANDONED);
        } catch (IOException e) {
            Runtime.getRuntime().halt(Worker.ABANDONED);
        }
    }
}
