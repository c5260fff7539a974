package io.github.energyjunit.meter.host;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Tells what each operating system tells in its own way, or not at all. */
public interface HostSystem {
    /** Returns the system's name, such as {@code Windows 11}. */
    String name();

    /** Returns the folder below which files of the system are. */
    Path root();

    /** Returns whether it has the folders {@code /proc} and {@code /sys} of Linux. */
    boolean isLinux();

    /** Describes the processor; {@link CpuInfo#UNKNOWN} where the system does not. */
    CpuInfo cpu();

    /** Opens the finest clock of the machine's busy time, or one that never has a reading. */
    BusyClock busyClock();

    /** Returns the system that this JVM runs on. */
    static HostSystem current() {
        return Current.SYSTEM;
    }

    /** Returns a Linux whose files are below a root folder. */
    static HostSystem linux(Path root) {
        return new LinuxSystem("Linux", root);
    }

    /**
     * Returns the system of a name.
     *
     * @param name as the property {@code os.name} has it
     * @param environment the environment's variables
     * @param commands runs a system's own commands
     */
    static HostSystem of(String name, Map<String, String> environment, Command commands) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("linux")) {
            return new LinuxSystem(name, Path.of("/"));
        }
        return lower.startsWith("windows")
                ? new WindowsSystem(name, environment, commands)
                : new BsdSystem(name, commands);
    }

    /** Asks the system once: some answers take a process. */
    final class Current {
        private static final HostSystem SYSTEM =
                of(System.getProperty("os.name", ""), System.getenv(), Command.ofThisMachine());

        private Current() {}
    }
}
