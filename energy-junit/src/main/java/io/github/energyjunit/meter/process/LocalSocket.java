package io.github.energyjunit.meter.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks a server of this machine by HTTP through its socket, and never waits longer than it may. */
final class LocalSocket {
    private static final Pattern FINE = Pattern.compile("HTTP/1\\.\\d 200 ");
    private static final String HEADERS_END = "\r\n\r\n";
    private static final int CAPACITY = 8_192;
    private static final int LONGEST = 1 << 20;

    private LocalSocket() {}

    /**
     * Returns what is at a path.
     *
     * @param nanos how long the whole may take
     * @throws IOException if there is nothing, it is too long, or does not come in time
     */
    static String get(Path socket, String path, long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            // By the older version, an answer ends where the server closes, and comes in no chunks.
            ByteBuffer request =
                    StandardCharsets.US_ASCII.encode("GET " + path + " HTTP/1.0\r\nHost: localhost" + HEADERS_END);
            if (!channel.connect(UnixDomainSocketAddress.of(socket)) || channel.write(request) < request.limit()) {
                throw new IOException("it takes no question: " + socket);
            }
            channel.register(selector, SelectionKey.OP_READ);
            return body(read(channel, selector, end));
        }
    }

    private static String read(SocketChannel channel, Selector selector, long end) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);
        while (answer.size() <= LONGEST) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new IOException("it does not answer in time");
            }
            selector.select(left);
            selector.selectedKeys().clear();
            int length = channel.read(buffer.clear());
            if (length < 0) {
                return answer.toString(StandardCharsets.UTF_8);
            }
            answer.write(buffer.array(), 0, length);
        }
        throw new IOException("its answer is too long");
    }

    private static String body(String answer) throws IOException {
        int start = answer.indexOf(HEADERS_END);
        if (!FINE.matcher(answer).lookingAt() || start < 0) {
            throw new IOException("it has no answer");
        }
        return answer.substring(start + HEADERS_END.length());
    }
}
