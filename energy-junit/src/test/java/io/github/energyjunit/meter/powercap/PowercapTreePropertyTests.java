package io.github.energyjunit.meter.powercap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Flag;
import io.github.energyjunit.meter.Interval;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Snapshot;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Whatever the tree looks like and wherever its counters wrap, the total is the energy that was fed. */
class PowercapTreePropertyTests {
    private static final CpuInfo INTEL = new CpuInfo("GenuineIntel", 6, 85, 7, "Xeon", false);
    private static final long[] RANGES = {262_143_328_850L, 65_532_610_987L, 65_712_999_613L};
    private static final int MOST_PER_STEP = 400_000_000;

    /** A zone as the test knows it: what it feeds, and whether that belongs to the total. */
    private static final class Fed {
        final String id;
        final boolean counted;
        final long range;
        final long least;
        long counter;

        Fed(String id, boolean counted, long range, long least, long counter) {
            this.id = id;
            this.counted = counted;
            this.range = range;
            this.least = least;
            this.counter = counter;
        }
    }

    @Property(seed = "2026", tries = 60, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void theTotalIsWhatWasFed(
            @ForAll @IntRange(min = 1, max = 8) int packages,
            @ForAll @IntRange(min = 1, max = 2) int dies,
            @ForAll @IntRange(max = 20) int firstIndex,
            @ForAll boolean core,
            @ForAll boolean uncore,
            @ForAll boolean dram,
            @ForAll boolean psys,
            @ForAll boolean mmio,
            @ForAll boolean rangeKnown,
            @ForAll boolean nested,
            @ForAll long seed)
            throws IOException {
        Path folder = Files.createTempDirectory("powercap");
        try {
            Random random = new Random(seed);
            FakeTree tree = new FakeTree(folder);
            List<Fed> zones = new ArrayList<>();
            int index = firstIndex;
            for (int p = 0; p < packages; p++) {
                for (int d = 0; d < dies; d++) {
                    String id = "intel-rapl:" + Integer.toHexString(index++);
                    String name = dies == 1 ? "package-" + p : "package-" + p + "-die-" + d;
                    zones.add(zone(tree, id, name, true, rangeKnown, d, random));
                    int sub = 0;
                    if (core) {
                        zones.add(zone(tree, id + ":" + sub++, "core", false, rangeKnown, d, random));
                    }
                    if (uncore) {
                        zones.add(zone(tree, id + ":" + sub++, "uncore", false, rangeKnown, d, random));
                    }
                    if (dram) {
                        zones.add(zone(tree, id + ":" + sub, "dram", true, rangeKnown, d, random));
                    }
                }
                if (mmio) {
                    String id = "intel-rapl-mmio:" + Integer.toHexString(p);
                    zones.add(zone(tree, id, "package-" + p, false, rangeKnown, 0, random));
                }
            }
            if (psys) {
                zones.add(zone(tree, "intel-rapl:" + Integer.toHexString(index), "psys", false, rangeKnown, 0, random));
            }

            assertThat(totalIsFed(tree, nested ? tree.nested() : tree.root(), zones, random))
                    .isTrue();
        } finally {
            org.assertj.core.util.Files.delete(folder.toFile());
        }
    }

    private static boolean totalIsFed(FakeTree tree, Path root, List<Fed> zones, Random random) {
        Map<String, String> settings = Map.of("energy.powercap.root", root.toString());
        Probe probe = new PowercapProvider(INTEL, Path.of("/"))
                .probe(new Configuration(key -> Optional.ofNullable(settings.get(key))));
        AtomicLong now = new AtomicLong();
        try (Meter meter = new Meter(((Probe.Available) probe).source(), now::get)) {
            Snapshot start = read(meter);
            long fed = 0;
            for (int step = 1 + random.nextInt(4); step > 0; step--) {
                now.addAndGet(1_000_000_000L);
                for (Fed zone : zones) {
                    // Dies of a package that move alike would be one and the same.
                    long delta = zone.least + 1 + random.nextInt(MOST_PER_STEP / 4);
                    fed += zone.counted ? delta : 0;
                    zone.counter += delta;
                    if (zone.range > 0) {
                        zone.counter %= zone.range;
                    }
                    // Now and then a reading fails between two good ones.
                    tree.setRaw(zone.id, random.nextInt(8) == 0 ? "" : zone.counter + "\n");
                }
                read(meter);
                zones.forEach(zone -> tree.set(zone.id, zone.counter));
            }
            Interval interval = meter.between(start, read(meter));
            assertThat(interval.totalMicrojoules()).isEqualTo(fed);
            assertThat(interval.flags()).doesNotContain(Flag.COUNTER_RESET, Flag.NO_READING);
            return true;
        }
    }

    private static Fed zone(
            FakeTree tree, String id, String name, boolean counted, boolean rangeKnown, int die, Random random) {
        long range = rangeKnown ? RANGES[random.nextInt(RANGES.length)] : 0;
        // Half of the counters start so near to their end that they wrap in one of the first steps.
        long start = rangeKnown && random.nextBoolean()
                ? range - 1 - random.nextInt(MOST_PER_STEP)
                : random.nextInt(MOST_PER_STEP);
        tree.zone(id, name, rangeKnown ? range : null, start);
        return new Fed(id, counted, range, die * (MOST_PER_STEP / 2L), start);
    }

    private static Snapshot read(Meter meter) {
        Snapshot snapshot = meter.newSnapshot();
        meter.read(snapshot);
        return snapshot;
    }
}
