package io.github.energyjunit.meter.cpu;

import io.github.energyjunit.meter.file.KernelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code /proc/cpuinfo}, which looks different on each architecture ({@code arch/.../kernel} of Linux). */
final class CpuInfoFile {
    private final Map<String, String> first = new HashMap<>();
    private final TreeSet<String> armParts = new TreeSet<>();

    private CpuInfoFile() {}

    static CpuInfo read(Path cpuinfo) {
        CpuInfoFile file = new CpuInfoFile();
        try {
            // Some fields hold whatever a firmware says, in no encoding.
            file.take(KernelFiles.lines(cpuinfo, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // Not readable: the processor is simply unknown.
        }
        boolean arm = file.first.containsKey("CPU implementer");
        return new CpuInfo(
                arm ? "ARM" : file.first.getOrDefault("vendor_id", ""),
                number(file.first.get("cpu family")),
                number(file.first.get(arm ? "CPU part" : "model")),
                number(file.first.get("stepping")),
                file.name(cpuinfo),
                file.first.getOrDefault("flags", "").matches(".*\\bhypervisor\\b.*"));
    }

    /** Takes the fields of the first processor, and the parts of all: little and big cores differ. */
    private void take(Iterable<String> lines) {
        Map<String, String> entry = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String key = line.substring(0, colon).strip();
                String value = line.substring(colon + 1).strip();
                first.putIfAbsent(key, value);
                entry.put(key, value);
                if (key.equals("CPU revision")) {
                    armParts.add(Stream.of("CPU implementer", "CPU variant", "CPU part", "CPU revision")
                            .map(part -> entry.getOrDefault(part, "?"))
                            .collect(Collectors.joining("/")));
                }
            } else {
                entry.clear();
            }
        }
    }

    /** Names the processor as finely as its architecture allows. */
    private String name(Path cpuinfo) {
        String name = first.getOrDefault("model name", "");
        if (first.containsKey("CPU implementer")) {
            String parts = armParts.isEmpty()
                    ? first.get("CPU implementer") + "/" + first.getOrDefault("CPU part", "?")
                    : String.join(" + ", armParts);
            return Stream.of(name, "ARM " + parts, board(cpuinfo))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(", "));
        }
        if (!name.isEmpty()) {
            return name;
        }
        String s390 = first.getOrDefault("processor 0", "");
        if (s390.contains("machine = ")) {
            return first.getOrDefault("vendor_id", "") + " machine " + s390.replaceFirst(".*machine = ", "");
        }
        // POWER, MIPS, RISC-V, LoongArch.
        return Stream.of("cpu", "cpu model", "Model Name", "uarch", "marchid")
                .map(key -> first.getOrDefault(key, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(CpuInfo.UNKNOWN);
    }

    /** Returns what the firmware calls the board, or nothing: the same cores stand in phones and in servers. */
    private static String board(Path cpuinfo) {
        try {
            return KernelFiles.text(cpuinfo.resolveSibling("device-tree").resolve("model"), StandardCharsets.ISO_8859_1)
                    .replace("\0", "")
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.decode(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
