package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.cpu.ContainerName;
import io.github.energyjunit.meter.file.KernelFiles;
import io.github.energyjunit.meter.relay.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the engine of this machine for the names of containers, by the API of Docker, which Podman has as well: where there
 * is a socket, one short question for all that are new. One that does not answer once is never asked again.
 */
final class ContainerNames {
    /** So many are asked for at once. */
    static final int MOST = 20;

    private static final String ENGINE = "DOCKER_HOST";
    private static final String UNIX = "unix://";
    private static final String RUNTIME = "XDG_RUNTIME_DIR";
    private static final String TESTCONTAINERS = "org.testcontainers";
    private static final long NANOS = 250_000_000L;

    private @Nullable Path socket;

    /** Looks for a socket: the one that the environment names, or those of Docker and Podman below a root folder. */
    ContainerNames(Path root, Map<String, String> environment) {
        socket = find(root, environment);
    }

    private static @Nullable Path find(Path root, Map<String, String> environment) {
        try {
            return sockets(root, environment)
                    .filter(file -> KernelFiles.isAccessible(file, AccessMode.READ, AccessMode.WRITE))
                    .findFirst()
                    .orElse(null);
        } catch (RuntimeException e) {
            // No path on this system, or nobody may look.
            return null;
        }
    }

    private static Stream<Path> sockets(Path root, Map<String, String> environment) {
        String engine = environment.get(ENGINE);
        if (engine != null && !engine.isEmpty()) {
            // An engine of another machine has no container of this one.
            return engine.startsWith(UNIX) ? Stream.of(Path.of(engine.substring(UNIX.length()))) : Stream.empty();
        }
        Stream<Path> ofUser = Stream.ofNullable(environment.get(RUNTIME))
                .map(Path::of)
                .flatMap(folder -> Stream.of(folder.resolve("docker.sock"), folder.resolve("podman/podman.sock")));
        return Stream.concat(
                Stream.of(root.resolve("var/run/docker.sock"), root.resolve("run/podman/podman.sock")), ofUser);
    }

    /** Returns the names of those of some containers that the engine knows. */
    Map<String, ContainerName> ask(List<String> ids) {
        Path asked = socket;
        if (asked == null) {
            return Map.of();
        }
        try {
            String filter = ids.stream().collect(Collectors.joining("\",\"", "{\"id\":[\"", "\"]}"));
            String path = "/containers/json?all=true&filters=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
            return names(Json.parse(LocalSocket.get(asked, path, NANOS)));
        } catch (IOException | RuntimeException e) {
            socket = null;
            return Map.of();
        }
    }

    private static Map<String, ContainerName> names(@Nullable Object answer) {
        Map<String, ContainerName> names = new HashMap<>();
        if (answer instanceof List<?> containers) {
            for (Object container : containers) {
                String name = Json.member(container, "Names") instanceof List<?> all && !all.isEmpty()
                        ? text(all.get(0)).replaceFirst("^/", "")
                        : "";
                names.put(
                        text(Json.member(container, "Id")),
                        new ContainerName(
                                name,
                                text(Json.member(container, "Image")),
                                "true".equals(Json.member(Json.member(container, "Labels"), TESTCONTAINERS))));
            }
        }
        return names;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
