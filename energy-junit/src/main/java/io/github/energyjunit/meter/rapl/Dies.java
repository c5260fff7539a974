package io.github.energyjunit.meter.rapl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names the places that counters are read at, one processor each, by package and die as powercap does.
 *
 * <p>Where a package has several of them, they are a group: kernels of different ages list one processor for each
 * package, die or core complex, and the counters behind them may be parts of the package's or the same one.
 */
public final class Dies {
    private final Map<Integer, String> names = new LinkedHashMap<>();
    private final Map<Integer, String> groups = new LinkedHashMap<>();

    private record Place(int packageId, int dieId) {}

    private Dies(Map<Integer, Place> places) {
        Map<Integer, List<Integer>> packages = new TreeMap<>();
        places.forEach((cpu, place) -> packages.computeIfAbsent(place.packageId(), id -> new ArrayList<>())
                .add(cpu));
        packages.forEach((id, cpus) -> {
            Set<Integer> dies = new HashSet<>();
            boolean told = cpus.stream()
                    .allMatch(cpu ->
                            dies.add(places.getOrDefault(cpu, new Place(id, 0)).dieId()));
            for (int i = 0; i < cpus.size(); i++) {
                Place place = places.getOrDefault(cpus.get(i), new Place(id, i));
                names.put(
                        cpus.get(i),
                        cpus.size() == 1 ? "package-" + id : "package-" + id + "-die-" + (told ? place.dieId() : i));
                if (cpus.size() > 1) {
                    groups.put(cpus.get(i), "package-" + id);
                }
            }
        });
    }

    /** Names the processors that a kernel lists; each is a package where it does not tell which it belongs to. */
    public static Dies listed(Path root, List<Integer> cpus) {
        Map<Integer, Place> places = new LinkedHashMap<>();
        for (int i = 0; i < cpus.size(); i++) {
            Integer packageId = topology(root, cpus.get(i), "physical_package_id");
            Integer dieId = topology(root, cpus.get(i), "die_id");
            if (packageId == null) {
                Map<Integer, Place> unknown = new LinkedHashMap<>();
                for (int cpu : cpus) {
                    unknown.put(cpu, new Place(unknown.size(), 0));
                }
                return new Dies(unknown);
            }
            places.put(cpus.get(i), new Place(packageId, dieId == null ? 0 : dieId));
        }
        return new Dies(places);
    }

    /** Chooses the first processor of each die; all are of one package where the kernel does not tell. */
    public static Dies among(Path root, Collection<Integer> cpus) {
        Map<Integer, Place> places = new TreeMap<>();
        // A list, as linking the hash code of a record takes milliseconds, which each JVM would pay.
        Set<List<Integer>> known = new HashSet<>();
        for (int cpu : cpus) {
            Integer packageId = topology(root, cpu, "physical_package_id");
            Integer dieId = topology(root, cpu, "die_id");
            Place place = new Place(packageId == null ? 0 : packageId, dieId == null ? 0 : dieId);
            if (known.add(List.of(place.packageId(), place.dieId()))) {
                places.put(cpu, place);
            }
        }
        return new Dies(places);
    }

    /** Returns the processors, ordered by package. */
    public List<Integer> cpus() {
        return List.copyOf(names.keySet());
    }

    /** Names one processor's counter of a kind: {@code package-0}, {@code dram}, {@code package-1-die-0/dram}. */
    public String domainName(String kind, int cpu) {
        String name = String.valueOf(names.get(cpu));
        return kind.equals("package") ? name : names.size() == 1 ? kind : name + "/" + kind;
    }

    /** Returns what the counters of one kind share within a package, or {@code null} for one that is alone. */
    public @Nullable String group(String kind, int cpu) {
        String group = groups.get(cpu);
        return group == null || kind.equals("package") ? group : group + "/" + kind;
    }

    private static @Nullable Integer topology(Path root, int cpu, String file) {
        Path folder = root.resolve("sys/devices/system/cpu/cpu" + cpu + "/topology");
        try {
            int id = Integer.parseInt(Files.readString(folder.resolve(file)).strip());
            return id < 0 ? null : id;
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }
}
