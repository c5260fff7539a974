package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.cpu.ContainerName;
import io.github.energyjunit.meter.cpu.ContainerTime;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Asks engines that answer in one way or another. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class ContainerNamesTests {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final ContainerName NAME = new ContainerName("db", "postgres:16", true);
    private static final String FINE = "HTTP/1.0 200 OK\r\nX: y\r\n\r\n";
    private static final String LIST = "[{\"Id\":\"" + ID + "\",\"Names\":[\"/db\"],\"Image\":\"postgres:16\","
            + "\"Labels\":{\"org.testcontainers\":\"true\"},\"State\":\"running\"}]";

    private @TempDir Path root;

    private ContainerNames names() {
        return new ContainerNames(root, Map.of());
    }

    private Path socket() {
        return root.resolve("run/podman/podman.sock");
    }

    /** Answers everybody alike, or nobody. */
    private final class Engine implements AutoCloseable {
        final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
        private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        private final @Nullable String answer;

        Engine(@Nullable String answer) throws IOException {
            this.answer = answer;
            Files.createDirectories(socket().getParent());
            Files.deleteIfExists(socket());
            server.bind(UnixDomainSocketAddress.of(socket()));
            Thread thread = new Thread(this::run);
            thread.setDaemon(true);
            thread.start();
        }

        private void run() {
            while (server.isOpen()) {
                try (SocketChannel client = server.accept()) {
                    ByteBuffer buffer = ByteBuffer.allocate(10_000);
                    client.read(buffer);
                    questions.add(new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII));
                    if (answer == null) {
                        client.read(buffer);
                    } else {
                        client.write(StandardCharsets.UTF_8.encode(answer));
                    }
                } catch (IOException e) {
                    // Who asked has gone, or it is closed.
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Test
    void an_engine_tells_the_names_and_whether_testcontainers_has_started_it() throws Exception {
        try (Engine engine = new Engine(FINE + LIST)) {
            Map<String, ContainerName> told = Map.of();
            // Where the machine is too busy for an answer in time, somebody else may ask.
            while (told.isEmpty()) {
                told = names().ask(List.of(ID));
            }

            assertThat(told).isEqualTo(Map.of(ID, NAME));
            assertThat(engine.questions.take())
                    .startsWith("GET /containers/json?all=true&filters=%7B%22id%22%3A%5B%22" + ID
                            + "%22%5D%7D HTTP/1.0\r\n");
        }
    }

    @Test
    void a_clock_asks_once_for_each_container_and_goes_on_to_count_it() throws Exception {
        Path groups = Files.createDirectories(root.resolve("sys/fs/cgroup"));
        Files.writeString(groups.resolve("cgroup.procs"), "");
        long[] now = {1};
        List<List<String>> asked = new ArrayList<>();
        ContainersClock clock = new ContainersClock(root, () -> now[0], ids -> {
            asked.add(ids);
            return Map.of(ID, NAME);
        });
        Path group = Files.createDirectories(groups.resolve("docker/" + ID));
        Files.writeString(group.resolve("cgroup.procs"), "77\n");
        Files.writeString(group.resolve("cpu.stat"), "usage_usec 3000\n");
        now[0] += 1_000_000_000L;
        assertThat(clock.take()).containsExactly(new ContainerTime(ID, null, 0, 3_000_000));

        clock.name();
        clock.name();

        assertThat(asked).containsExactly(List.of(ID));
        assertThat(clock.take()).containsExactly(new ContainerTime(ID, NAME, 0, 3_000_000));
        Files.writeString(group.resolve("cpu.stat"), "usage_usec 4000\n");
        assertThat(clock.take()).containsExactly(new ContainerTime(ID, NAME, 0, 4_000_000));
    }

    @Test
    void an_engine_that_takes_a_question_and_never_answers_is_asked_no_more() throws Exception {
        try (Engine engine = new Engine(null)) {
            ContainerNames names = names();

            assertThat(names.ask(List.of(ID))).isEmpty();
            engine.questions.take();
            assertThat(names.ask(List.of(ID))).isEmpty();
            assertThat(engine.questions).isEmpty();
        }
    }

    @Test
    void what_is_no_list_of_containers_names_none() throws Exception {
        for (String answer : List.of(
                "HTTP/1.1 500 Internal Server Error\r\n\r\n" + LIST,
                FINE + "[{\"Id\":",
                FINE + "{\"message\":\"no\"}",
                "nonsense",
                "")) {
            try (Engine engine = new Engine(answer)) {
                assertThat(names().ask(List.of(ID))).as(answer).isEmpty();
                assertThat(engine.questions.take()).startsWith("GET ");
            }
        }
    }

    @Test
    void where_there_is_no_socket_or_it_is_another_machines_nobody_is_asked() throws Exception {
        assertThat(names().ask(List.of(ID))).isEmpty();
        try (Engine engine = new Engine(FINE + LIST)) {
            assertThat(new ContainerNames(root, Map.of("DOCKER_HOST", "tcp://build:2375")).ask(List.of(ID)))
                    .isEmpty();
            assertThat(engine.questions).isEmpty();

            new ContainerNames(root.resolve("other"), Map.of("DOCKER_HOST", "unix://" + socket())).ask(List.of(ID));
            assertThat(engine.questions.take()).startsWith("GET ");
        }
    }
}
