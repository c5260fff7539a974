package io.github.energyjunit.meter.file;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Tells which file systems answer at once: those of the kernel, and those on local disks. */
public final class FileSystems {
    private static final Pattern LOCAL = Pattern.compile(
            "(ext[234]|xfs|btrfs|zfs|f2fs|jfs|overlay|aufs|tmpfs|ramfs|rootfs|apfs|hfs|ntfs|fat32|exfat)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_THE_KERNEL = Pattern.compile("(proc|sysfs|cgroup|cgroup2|devtmpfs|debugfs)");

    /** Only the kernel shows a process's own folder, and a JVM has many threads there. */
    private static final Pattern OF_A_PROCESS = Pattern.compile("/proc/(self|\\d+)/.+");

    private static final int KIND = 0170000;
    private static final int PIPE = 0010000;

    private FileSystems() {}

    /** Returns whether a folder or file is on a local disk. */
    public static boolean isLocal(Path path) throws IOException {
        return LOCAL.matcher(KernelFiles.store(path).type()).matches();
    }

    /**
     * Returns whether a file answers at once.
     *
     * @throws IOException if it is not there, or is a pipe, which nobody may ever write to
     */
    static boolean answer(Path path) throws IOException {
        if (OF_A_PROCESS.matcher(path.toString()).matches()) {
            return true;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && ((int) KernelFiles.attribute(path, "unix:mode") & KIND) == PIPE) {
            throw new IOException(path + " is a pipe");
        }
        FileStore store = KernelFiles.store(path);
        return LOCAL.matcher(store.type()).matches()
                || OF_THE_KERNEL.matcher(store.type()).matches();
    }
}
