package io.github.energyjunit.meter.perf;

import io.github.energyjunit.meter.file.Folders;
import io.github.energyjunit.meter.file.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Describes one energy event of an event source folder such as {@code /sys/bus/event_source/devices/power}.
 *
 * @param kind {@code package}, {@code dram}, {@code core}, {@code uncore}, {@code psys}, or the event's own word
 * @param config the event's number
 * @param scale joules per count
 */
record PerfEvent(String kind, long config, double scale) {
    private static final Pattern CONFIG = Pattern.compile("(?:event|config)=(0x\\p{XDigit}+|\\d+)");
    private static final String PREFIX = "energy-";

    /** Reads the events that are counted in joules, ordered by number. */
    static List<PerfEvent> in(Path folder) throws IOException {
        List<PerfEvent> events = new ArrayList<>();
        try {
            for (Path file : Folders.list(folder.resolve("events"), PREFIX + "*")) {
                String name = file.getFileName().toString();
                Matcher config = CONFIG.matcher(SmallFile.read(file));
                if (!name.contains(".")
                        && config.matches()
                        && line(folder, name + ".unit").equals("Joules")) {
                    events.add(new PerfEvent(
                            kind(name.substring(PREFIX.length())),
                            Long.decode(config.group(1)),
                            Double.parseDouble(line(folder, name + ".scale"))));
                }
            }
        } catch (NumberFormatException e) {
            throw new IOException("a scale below " + folder + " is no number", e);
        }
        events.sort(Comparator.comparingLong(PerfEvent::config));
        return events;
    }

    /** Reads the event source's type. */
    static int type(Path folder) throws IOException {
        try {
            return Integer.parseInt(SmallFile.read(folder.resolve("type")));
        } catch (NumberFormatException e) {
            throw new IOException(folder.resolve("type") + " holds no number", e);
        }
    }

    /** Reads the processors to open events on, one for each package, die or core complex: a list such as {@code 0,18} or {@code 0-1}. */
    static List<Integer> cpus(Path folder) throws IOException {
        List<Integer> cpus = new ArrayList<>();
        try {
            for (String range : SmallFile.read(folder.resolve("cpumask")).split(",", -1)) {
                String[] ends = range.split("-", 2);
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int cpu = Integer.parseInt(ends[0]); cpu <= last; cpu++) {
                    cpus.add(cpu);
                }
            }
        } catch (NumberFormatException e) {
            throw new IOException(folder.resolve("cpumask") + " holds no list of processors", e);
        }
        return cpus;
    }

    private static String line(Path folder, String file) throws IOException {
        return SmallFile.read(folder.resolve("events").resolve(file));
    }

    private static String kind(String word) {
        return switch (word) {
            case "pkg" -> "package";
            case "ram" -> "dram";
            case "cores" -> "core";
            case "gpu" -> "uncore";
            default -> word;
        };
    }
}
