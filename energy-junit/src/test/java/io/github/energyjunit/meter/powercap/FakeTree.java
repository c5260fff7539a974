package io.github.energyjunit.meter.powercap;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a powercap tree as the kernel lays it out: nested folders below {@code devices/virtual/powercap}, flat links
 * below {@code class/powercap}.
 */
public final class FakeTree {
    private final Path devices;
    private final Path links;
    private final Map<String, Path> folders = new LinkedHashMap<>();

    /** Builds below the given folder. */
    public FakeTree(Path folder) {
        devices = folder.resolve("devices/virtual/powercap");
        links = folder.resolve("class/powercap");
        try {
            Files.createDirectories(devices);
            Files.createDirectories(links);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The flat folder of links, as {@code /sys/class/powercap}. */
    public Path root() {
        return links;
    }

    /** The nested tree, as {@code /sys/devices/virtual/powercap}. */
    public Path nested() {
        return devices;
    }

    /** Adds a zone; its parents must have been added before. */
    public FakeTree zone(String id, @Nullable String name, @Nullable Long range, long energy) {
        int end = id.lastIndexOf(':');
        String parent = id.substring(0, end);
        Path parentFolder = folders.computeIfAbsent(parent, type -> link(devices.resolve(type)));
        Path folder = link(parentFolder.resolve(id));
        folders.put(id, folder);
        if (name != null) {
            write(folder.resolve("name"), name);
        }
        if (range != null) {
            write(folder.resolve("max_energy_range_uj"), Long.toString(range));
        }
        write(folder.resolve("enabled"), "0");
        set(id, energy);
        return this;
    }

    /** Adds a further file to a zone, such as {@code constraint_0_max_power_uw}. */
    public FakeTree file(String id, String name, String line) {
        write(folders.get(id).resolve(name), line);
        return this;
    }

    /** Sets the counter of a zone, in place, as one write. */
    public void set(String id, long energy) {
        setRaw(id, energy + "\n");
    }

    /** Sets the text of a counter. */
    public void setRaw(String id, String text) {
        try (RandomAccessFile file = new RandomAccessFile(energyFile(id).toFile(), "rw")) {
            file.write(text.getBytes(StandardCharsets.US_ASCII));
            file.setLength(text.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The counter's file. */
    public Path energyFile(String id) {
        return folders.get(id).resolve("energy_uj");
    }

    private Path link(Path folder) {
        try {
            Files.createDirectory(folder);
            Files.createSymbolicLink(links.resolve(folder.getFileName()), folder);
            // What makes careless walkers run in circles.
            Files.createSymbolicLink(folder.resolve("subsystem"), links);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String line) {
        try {
            Files.writeString(file, line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
