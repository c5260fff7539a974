package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.cpu.NumberScanner;
import io.github.energyjunit.meter.file.KernelFiles;
import io.github.energyjunit.meter.file.PositionalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the groups of containers in the machine's tree of control groups, v1 or v2. Docker, Podman, containerd and
 * Kubernetes all put 64 hexadecimal digits into a group's name; the monitors beside Podman's and CRI-O's containers have them
 * too, and are none.
 */
final class ContainerTree {
    /** Where the usage of a group of v1 is, in ns. */
    static final String USAGE = "cpuacct.usage";

    /** Where that of a group of v2 is, among others, in µs. */
    static final String STAT = "cpu.stat";

    private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final String MONITOR = "conmon";
    private static final byte[] DESCENDANTS = "nr_descendants".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ACCOUNTING = "\ncpuacct".getBytes(StandardCharsets.US_ASCII);
    private static final int CAPACITY = 4096;

    /** The kernel counts a folder itself, its entry in its parent, and each folder in it. */
    private static final int LINKS_OF_A_LEAF = 2;

    /** Groups of containers in a Kubernetes that runs in a container are ten folders deep. */
    private static final int DEEPEST = 16;

    private final @Nullable Path top;
    private final String usage;
    private final OtherContainers others;
    private final @Nullable PositionalFile count;
    private long known = -1;

    /** Looks below a root folder, {@code /} but in tests. */
    ContainerTree(Path root) {
        Path groups = root.resolve("sys/fs/cgroup");
        Path accounting = first(USAGE, groups.resolve("cpuacct"), groups.resolve("cpu,cpuacct"));
        usage = accounting == null ? STAT : USAGE;
        top = accounting == null ? first("cgroup.procs", groups, groups.resolve("unified")) : accounting;
        others = new OtherContainers(root.resolve("proc"));
        count = top == null
                ? null
                : open(usage.equals(USAGE) ? root.resolve("proc/cgroups") : top.resolve("cgroup.stat"));
    }

    private static @Nullable Path first(String file, Path... folders) {
        try {
            for (Path folder : folders) {
                if (KernelFiles.exists(folder.resolve(file))) {
                    return folder;
                }
            }
        } catch (SecurityException e) {
            // Who may not look sees none.
        }
        return null;
    }

    /** Returns the container that a group's name tells of; empty where it tells of none. */
    static String id(String name) {
        Matcher matcher = ID.matcher(name);
        return !name.contains(MONITOR) && matcher.find() ? matcher.group() : "";
    }

    /** Returns the container that a process is in; empty where it is in none. */
    static String idOf(Path process) {
        try {
            for (String line : KernelFiles.lines(process.resolve("cgroup"), StandardCharsets.ISO_8859_1)) {
                String id = id(line);
                if (!id.isEmpty()) {
                    return id;
                }
            }
        } catch (IOException | SecurityException e) {
            // It has ended meanwhile, or this is no Linux.
        }
        return "";
    }

    /** Returns whether there are any groups that may be containers'. */
    boolean exists() {
        return top != null;
    }

    /** Returns whether groups have come or gone since the last call, by the kernel's count of them; one small read. */
    boolean hasChanged() {
        long now = count();
        boolean changed = now != known || now < 0;
        known = now;
        return changed;
    }

    private long count() {
        if (count == null) {
            return -1;
        }
        try {
            ByteBuffer text = count.read();
            if (usage.equals(STAT)) {
                return NumberScanner.skipBehind(text, DESCENDANTS) ? NumberScanner.next(text) : -1;
            }
            if (!NumberScanner.skipBehind(text, ACCOUNTING)) {
                return -1;
            }
            // The number of the hierarchy comes first, and blanks are tabs.
            text.position(text.position() + 1);
            NumberScanner.next(text);
            text.position(text.position() + 1);
            return NumberScanner.next(text);
        } catch (IOException | IllegalArgumentException e) {
            return -1;
        }
    }

    /** Lists the files that tell what each container has used. */
    List<Path> usages() {
        List<Path> found = new ArrayList<>();
        if (top != null) {
            visit(top, 0, found);
        }
        return found;
    }

    private void visit(Path folder, int depth, List<Path> found) {
        if (depth > DEEPEST || isLeaf(folder)) {
            return;
        }
        try (DirectoryStream<Path> inside =
                KernelFiles.children(folder, path -> KernelFiles.isDirectory(path, LinkOption.NOFOLLOW_LINKS))) {
            for (Path group : inside) {
                String id = id(group.getFileName().toString());
                if (others.isOne(id)) {
                    found.add(group.resolve(usage));
                } else {
                    visit(group, depth + 1, found);
                }
            }
        } catch (IOException | DirectoryIteratorException | SecurityException e) {
            // It went while it was looked at, or is somebody else's secret.
        }
    }

    private static boolean isLeaf(Path folder) {
        try {
            return Integer.valueOf(LINKS_OF_A_LEAF)
                    .equals(KernelFiles.attribute(folder, "unix:nlink", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException | SecurityException e) {
            return false;
        }
    }

    private static @Nullable PositionalFile open(Path file) {
        try {
            return new PositionalFile(file, CAPACITY);
        } catch (IOException | SecurityException e) {
            return null;
        }
    }
}
