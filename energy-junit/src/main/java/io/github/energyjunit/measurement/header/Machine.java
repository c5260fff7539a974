package io.github.energyjunit.measurement.header;

import io.github.energyjunit.meter.cpu.CpuInfo;
import java.lang.management.ManagementFactory;

/** Names the garbage collector and the JVM, as part of what must be equal for two results to be comparable. */
public record Machine(String cpuModel, int cpuCount, int jvmFeature, String gc, String jvm, String os) {
    /** Describes the machine and the JVM of this process. */
    public static Machine current(CpuInfo cpu) {
        return new Machine(
                cpu.name(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                collector(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }

    /** Returns the first word that the JVM gives its collectors: G1, PS, Copy, ZGC, Shenandoah. */
    private static String collector() {
        try {
            return ofManagement();
        } catch (LinkageError | SecurityException e) {
            // A runtime without java.management, or one that lets nobody ask.
            return "unknown";
        }
    }

    private static String ofManagement() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(bean -> bean.getName().split(" ", 2)[0])
                .findFirst()
                .map(word -> switch (word) {
                    case "PS" -> "Parallel";
                    case "Copy" -> "Serial";
                    default -> word;
                })
                .orElse("none");
    }
}
