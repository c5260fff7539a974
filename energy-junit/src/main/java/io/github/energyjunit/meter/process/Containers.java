package io.github.energyjunit.meter.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the containers of this machine by the control groups of its processes, and what CPU time each has used by its
 * group, v1 or v2. Docker, Podman, containerd and Kubernetes all put 64 hexadecimal digits into a group's name; the monitors
 * of Podman's and CRI-O's containers have them too, and are none. No daemon is asked.
 */
public final class Containers {
    private static final Pattern GROUP = Pattern.compile("^(?:\\d+:[^:]*:)(/.*?[0-9a-f]{64}[^/]*)");
    private static final Pattern USAGE = Pattern.compile("usage_usec (\\d+)");

    private final Path root;
    private final Map<String, Container> known = new LinkedHashMap<>();
    private final Map<String, Path> groups = new LinkedHashMap<>();
    private final OtherContainers others;

    /**
     * What a container has used.
     *
     * @param fromNanos its CPU time when it was seen first, 0 if it was started since
     * @param toNanos its CPU time when it was seen last
     */
    public record Container(String id, long fromNanos, long toNanos) {}

    Containers(Path root) {
        this.root = root;
        others = new OtherContainers(root.resolve("proc"));
    }

    /** Returns whether a process is in a container, and not in the one that this process is in. */
    boolean holds(Path process) {
        return others.holds(process);
    }

    /** Takes the container of a process that was not known before. */
    void see(Path process, boolean isNew) {
        String group = group(process);
        String id = ContainerTree.id(group);
        if (!others.isOne(id) || groups.containsKey(id)) {
            return;
        }
        if (Descent.isOurs(root.resolve("proc"), pid(process))) {
            // What this JVM has started itself is known as its children's.
            return;
        }
        for (Path file : List.of(
                root.resolve("sys/fs/cgroup" + group + "/cpu.stat"),
                root.resolve("sys/fs/cgroup/unified" + group + "/cpu.stat"),
                root.resolve("sys/fs/cgroup/cpuacct" + group + "/cpuacct.usage"),
                root.resolve("sys/fs/cgroup/cpu,cpuacct" + group + "/cpuacct.usage"))) {
            long nanos = nanos(file);
            if (nanos >= 0) {
                groups.put(id, file);
                known.put(id, new Container(id, isNew ? 0 : nanos, nanos));
                return;
            }
        }
    }

    private static long pid(Path process) {
        return Long.parseLong(process.getFileName().toString());
    }

    /** Looks at all that are known. */
    void look() {
        groups.forEach((id, file) -> {
            long nanos = nanos(file);
            known.computeIfPresent(
                    id, (key, before) -> new Container(id, before.fromNanos(), Math.max(before.toNanos(), nanos)));
        });
    }

    List<Container> used() {
        return known.values().stream()
                .filter(container -> container.toNanos() > container.fromNanos())
                .toList();
    }

    /** Returns the group of a process, up to its container, from the root of its hierarchy; empty where it is in none. */
    private static String group(Path process) {
        try {
            for (String line : Files.readAllLines(process.resolve("cgroup"), StandardCharsets.ISO_8859_1)) {
                Matcher matcher = GROUP.matcher(line);
                boolean accounts = line.startsWith("0::") || line.contains("cpuacct");
                if (accounts && matcher.find()) {
                    return String.valueOf(matcher.group(1));
                }
            }
        } catch (IOException | SecurityException e) {
            // It has ended meanwhile.
        }
        return "";
    }

    private static long nanos(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (file.endsWith("cpuacct.usage")) {
                return Long.parseLong(text);
            }
            Matcher matcher = USAGE.matcher(text);
            return matcher.find() ? 1_000 * Long.parseLong(matcher.group(1)) : -1;
        } catch (IOException | NumberFormatException | SecurityException e) {
            return -1;
        }
    }
}
