package io.github.energyjunit.meter.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes event source folders. */
final class PerfEventFolder {
    private PerfEventFolder() {}

    static Path make(Path folder, int type, String cpumask) throws IOException {
        Files.createDirectories(folder.resolve("events"));
        Files.writeString(folder.resolve("type"), type + "\n");
        Files.writeString(folder.resolve("cpumask"), cpumask + "\n");
        return folder;
    }

    static void event(Path folder, String name, String config, String scale) throws IOException {
        Path events = folder.resolve("events");
        Files.writeString(events.resolve(name), "event=" + config + "\n");
        Files.writeString(events.resolve(name + ".unit"), "Joules\n");
        Files.writeString(events.resolve(name + ".scale"), scale + "\n");
    }
}
