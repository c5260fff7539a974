package io.github.energyjunit.doctor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the files of a machine below a folder, and lets its counters move. */
final class MachineTree {
    private static final String XEON = "vendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 106\n"
            + "model name\t: Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz\nstepping\t: 6\nflags\t\t: fpu vme %s\n\n";
    private static final String EPYC = "vendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 1\n"
            + "model name\t: AMD EPYC 7763 64-Core Processor\nstepping\t: 1\nflags\t\t: fpu vme %s\n\n";
    private static final String ARM = "model name\t: Cortex-A72\nCPU implementer\t: 0x41\nCPU part\t: 0xd08\n\n";

    private final Path root;
    private final Map<Path, Long> wattsByCounter = new LinkedHashMap<>();
    private long nanos;
    private long busyTicks = 100_000;
    private boolean relayed;

    MachineTree(Path root) {
        this.root = root;
        file("proc/loadavg", "0.08 0.12 0.20 1/345 6789");
        stat();
    }

    Path root() {
        return root;
    }

    MachineTree xeon(int threads, boolean virtual) {
        return cpu(XEON, threads, virtual);
    }

    MachineTree epyc(int threads, boolean virtual) {
        return cpu(EPYC, threads, virtual);
    }

    MachineTree arm(int threads) {
        return cpu(ARM, threads, false);
    }

    /** Adds what a machine shows that is set up for measuring. */
    MachineTree quiet() {
        return file("sys/devices/system/cpu/intel_pstate/no_turbo", "1")
                .file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance")
                .file("sys/devices/system/cpu/smt/active", "0");
    }

    /** Adds what a machine shows as it comes out of the box. */
    MachineTree lively() {
        return file("sys/devices/system/cpu/cpufreq/boost", "1")
                .file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave")
                .file("sys/devices/system/cpu/smt/active", "1");
    }

    MachineTree zone(String id, String name, long watts) {
        String folder = "sys/class/powercap/" + id;
        file(folder + "/name", name).file(folder + "/max_energy_range_uj", "262143328850");
        return counter(folder + "/energy_uj", watts);
    }

    MachineTree counter(String path, long watts) {
        file(path, "100000000");
        wattsByCounter.put(root.resolve(path), watts);
        return this;
    }

    MachineTree register(int cpu, long number, long value) {
        Path path = root.resolve("dev/cpu/" + cpu + "/msr");
        try {
            Files.createDirectories(path.getParent());
            try (RandomAccessFile msr = new RandomAccessFile(path.toFile(), "rw")) {
                msr.seek(number);
                msr.writeLong(Long.reverseBytes(value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    MachineTree file(String path, String line) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MachineTree link(String path, String target) {
        try {
            Path link = root.resolve(path);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, root.resolve(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets real time pass as well, for sources that look in the background. */
    MachineTree relayed() {
        relayed = true;
        return this;
    }

    long nanos() {
        return nanos;
    }

    /** Lets time pass, and energy be drawn. */
    void pass(long passed) {
        nanos += passed;
        busyTicks += passed / 20_000_000;
        stat();
        wattsByCounter.forEach((path, watts) -> {
            try (RandomAccessFile counter = new RandomAccessFile(path.toFile(), "rw")) {
                long value = Long.parseLong(counter.readLine().strip()) + watts * passed / 1_000;
                counter.seek(0);
                counter.write((value + "\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (relayed) {
            letTheRelayLook();
        }
    }

    private static void letTheRelayLook() {
        try {
            // In steps: a machine that stands still meanwhile makes one of them of that, and the relay looks in the
            // others.
            for (int i = 0; i < 60; i++) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private MachineTree cpu(String form, int threads, boolean virtual) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < threads; i++) {
            text.append("processor\t: ").append(i).append('\n');
            text.append(String.format(form, virtual ? "hypervisor" : "aperfmperf"));
        }
        return file("proc/cpuinfo", text.toString());
    }

    private void stat() {
        file("proc/stat", "cpu  " + busyTicks + " 0 0 500000 0 0 0 0 0 0");
    }
}
