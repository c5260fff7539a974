package io.github.energyjunit.doctor;

import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.cpu.CpuShare;
import io.github.energyjunit.meter.file.Folders;
import io.github.energyjunit.meter.msr.EnergyFiltering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Looks for what makes energy differ from run to run though the code does not. */
final class Disturbances {
    private static final double MUCH_LOAD = 0.25;
    private static final double MUCH_NOISE = 0.03;

    private final Path root;
    private final CpuInfo cpu;
    private final CpuShare share;
    private final List<Finding> findings = new ArrayList<>();

    Disturbances(Path root, CpuInfo cpu, CpuShare share) {
        this.root = root;
        this.cpu = cpu;
        this.share = share;
    }

    /**
     * Looks at everything.
     *
     * @param noise measures the coefficient of variation of a fixed workload
     */
    List<Finding> find(DoubleSupplier noise) {
        if (cpu.hypervisor()) {
            add(
                    "hypervisor",
                    "this is a virtual machine: others may use its processor without being visible here",
                    "compare only runs on" + " machines of one type, and prefer many samples to one");
        } else {
            add("hypervisor", "none", null);
        }
        turbo();
        governor();
        boolean smt = line("sys/devices/system/cpu/smt/active").equals("1");
        if (Files.exists(root.resolve("sys/devices/system/cpu/smt/active"))) {
            add(
                    "SMT",
                    smt ? "on: two threads share a core" : "off",
                    // A guest without threads still shares the cores of its host with others.
                    smt && !cpu.hypervisor()
                            ? "echo off | sudo tee /sys/devices/system/cpu/smt/control   (until the next boot)"
                            : null);
        }
        battery();
        load();
        if (share.isLimited()) {
            add("CPU limit", format("this process may use %.2f of %d threads", share.usable(), share.threads()), null);
        }
        double variation = noise.getAsDouble();
        add(
                "noise",
                format("a fixed workload varies by %.1f %% (coefficient of variation)", 100 * variation),
                variation > MUCH_NOISE
                        ? "stop other programs" + (isFrequencyAbove() ? ", fix the frequency as above," : "")
                                + " and take more samples"
                        : null);
        filtering();
        return findings;
    }

    /** Returns whether a remedy for a varying frequency was given before. */
    private boolean isFrequencyAbove() {
        return findings.stream()
                .anyMatch(
                        finding -> List.of("turbo", "governor").contains(finding.topic()) && finding.remedy() != null);
    }

    private void turbo() {
        String noTurbo = line("sys/devices/system/cpu/intel_pstate/no_turbo");
        String boost = line("sys/devices/system/cpu/cpufreq/boost");
        if (noTurbo.equals("0")) {
            add(
                    "turbo",
                    "on: power depends on temperature",
                    "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo   (until the next boot)");
        } else if (boost.equals("1")) {
            add(
                    "turbo",
                    "on: power depends on temperature",
                    "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost   (until the next boot)");
        } else if (!noTurbo.isEmpty() || !boost.isEmpty()) {
            add("turbo", "off", null);
        } else {
            add("turbo", "unknown: this machine does not expose it", null);
        }
    }

    private void governor() {
        String governor = line("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
        if (governor.isEmpty()) {
            add("governor", "unknown: this machine does not expose it", null);
        } else {
            add(
                    "governor",
                    governor,
                    governor.equals("performance")
                            ? null
                            : "sudo cpupower frequency-set -g performance   (until the next boot)");
        }
    }

    private void battery() {
        try {
            for (Path supply : Folders.list(root.resolve("sys/class/power_supply"), "*")) {
                String folder = "sys/class/power_supply/" + supply.getFileName();
                if (line(folder + "/type").equals("Battery")
                        && line(folder + "/status").equals("Discharging")) {
                    add("battery", "discharging: firmware saves power", "plug the machine in");
                    return;
                }
            }
        } catch (IOException e) {
            // No such class: no battery.
        }
        add("battery", "none in use", null);
    }

    private void load() {
        String[] averages = line("proc/loadavg").split(" ", 2);
        try {
            double load = Double.parseDouble(averages[0]);
            add(
                    "load",
                    format("%.2f on %d threads in the last minute", load, share.threads()),
                    load > MUCH_LOAD * share.threads() ? "stop what else is running, and wait a minute" : null);
        } catch (NumberFormatException e) {
            add("load", "not known", null);
        }
    }

    private void filtering() {
        switch (EnergyFiltering.of(root, cpu)) {
            case ON ->
                add(
                        "filtering",
                        "ON: the processor adds noise to its counters on purpose (MSR 0xBC, SGX)",
                        "disable SGX in the firmware's setup, or avoid short tests");
            case OFF -> add("filtering", "off", null);
            case UNKNOWN -> {
                if (!cpu.isAmd() && !cpu.hypervisor() && cpu.vendor().equals("GenuineIntel")) {
                    add(
                            "filtering",
                            "not known: MSR 0xBC cannot be read",
                            "sudo modprobe msr, and run the doctor as root once");
                }
            }
        }
    }

    private void add(String topic, String text, @Nullable String remedy) {
        findings.add(new Finding(topic, text, remedy));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private String line(String file) {
        try {
            return Files.readString(root.resolve(file)).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
