package io.github.energyjunit.meter.powercap;

import io.github.energyjunit.meter.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Walks a powercap tree, whether flat as {@code /sys/class/powercap} with its links, or nested as
 * {@code /sys/devices/virtual/powercap}.
 */
final class PowercapTree {
    private final TreeMap<String, Zone> zones =
            new TreeMap<>(Comparator.comparing((String id) -> id.substring(0, id.indexOf(':')))
                    .thenComparing(PowercapTree::indices, PowercapTree::compareIndices));
    private final List<Path> danglingLinks = new ArrayList<>();

    private PowercapTree() {}

    static PowercapTree walk(Path root) throws IOException {
        PowercapTree tree = new PowercapTree();
        for (Path child : Folders.list(root, "*")) {
            String name = child.getFileName().toString();
            if (!Files.isDirectory(child)) {
                if (Files.isSymbolicLink(child) && Files.notExists(child)) {
                    tree.danglingLinks.add(child);
                }
            } else if (Zone.ID.matcher(name).matches()) {
                tree.add(child);
            } else {
                // A control type; following anything but its own zones would run in circles through sysfs links.
                tree.addBelow(child, name);
            }
        }
        return tree;
    }

    /** Returns the zones that have an {@code energy_uj}, ordered by control type and index. */
    Collection<Zone> zones() {
        return zones.values();
    }

    /** Returns links whose target is not there: what a container sees whose runtime masks the tree. */
    List<Path> danglingLinks() {
        return danglingLinks;
    }

    private void add(Path folder) throws IOException {
        if (Files.exists(folder.resolve("energy_uj"))) {
            Zone zone = Zone.at(folder);
            zones.putIfAbsent(zone.id(), zone);
        }
        addBelow(folder, folder.getFileName().toString());
    }

    private void addBelow(Path folder, String id) throws IOException {
        for (Path child : Folders.list(folder, "*")) {
            String name = child.getFileName().toString();
            if (name.startsWith(id + ":") && Zone.ID.matcher(name).matches() && Files.isDirectory(child)) {
                add(child);
            }
        }
    }

    private static List<Integer> indices(String id) {
        return List.of(id.substring(id.indexOf(':') + 1).split(":", -1)).stream()
                .map(index -> Integer.parseUnsignedInt(index, 16))
                .toList();
    }

    private static int compareIndices(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compareUnsigned(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
