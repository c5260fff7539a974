package io.github.energyjunit.paired;

import io.github.energyjunit.worker.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The connection to a {@link io.github.energyjunit.worker.Worker}: a socket of its own on the loopback interface, which only
 * the process that knows the token can use. Whatever is printed does not meet it.
 */
final class WorkerLink implements AutoCloseable {
    /** Stands for the end of what the worker says. */
    static final String GONE = "";
    /** Stands for no answer in time. */
    static final String LATE = "late";

    private static final int LOOK_MILLIS = 200;

    private final Process process;
    private final Socket socket;
    private final OutputStream questions;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private WorkerLink(Process process, Socket socket, BufferedReader lines) throws IOException {
        this.process = process;
        this.socket = socket;
        this.questions = socket.getOutputStream();
        Thread thread = new Thread(() -> listen(lines), "energy-compare-answers");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts a process that is to connect to an address. */
    interface Start {
        Process at(String host, int port) throws IOException;
    }

    /**
     * Starts a worker and waits until it is connected.
     *
     * @throws IOException if it ends before, or takes too long
     */
    static WorkerLink start(Start start, Duration limit) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(LOOK_MILLIS);
            String token = UUID.randomUUID().toString();
            Process process = start.at(server.getInetAddress().getHostAddress(), server.getLocalPort());
            try (OutputStream input = process.getOutputStream()) {
                input.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // It has ended already, which shows below.
                return await(process, server, token, limit);
            }
            return await(process, server, token, limit);
        }
    }

    private static WorkerLink await(Process process, ServerSocket server, String token, Duration limit)
            throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            try {
                Socket socket = server.accept();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                socket.setSoTimeout((int) limit.toMillis());
                if (Wire.line(Wire.HELLO, token).equals(lines.readLine())) {
                    socket.setSoTimeout(0);
                    socket.setTcpNoDelay(true);
                    return new WorkerLink(process, socket, lines);
                }
                socket.close();
            } catch (SocketTimeoutException e) {
                if (!process.isAlive()) {
                    throw new IOException("it ended with status " + process.exitValue(), e);
                }
            }
        }
        process.destroyForcibly();
        throw new IOException("it did not start within " + limit.toSeconds() + " s");
    }

    void ask(String line) {
        try {
            questions.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            questions.flush();
        } catch (IOException e) {
            // The JVM is gone, which shows when its answer does not come.
            answers.add(GONE);
        }
    }

    /** Waits for the next line, or gives {@link #GONE} or {@link #LATE}. */
    String answer(Duration limit) throws IOException {
        try {
            String line = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            return line == null ? LATE : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    List<String> fields(Duration limit) throws IOException {
        return Wire.fields(answer(limit));
    }

    private void listen(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            answers.add(GONE);
            return;
        }
        answers.add(GONE);
    }

    /** Asks the worker to end, and ends it where it does not. */
    void end(Duration patience) {
        ask(Wire.END);
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
        close();
    }

    /** Ends the process and what it has started. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nobody listens any more.
            return;
        }
    }
}
