package io.github.energyjunit.meter.powercap;

import io.github.energyjunit.meter.SourceConformance;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class PowercapConformanceTests extends SourceConformance {
    private static final long RANGE = 262_143_328_850L;

    private @TempDir Path folder;
    private FakeTree tree;
    private long counter = RANGE - 500_000;

    @Override
    protected void create() {
        tree = new FakeTree(folder)
                .zone("intel-rapl:0", "package-0", RANGE, counter)
                .zone("intel-rapl:0:0", "dram", RANGE, 77);
    }

    @Override
    protected SourceProvider provider() {
        return new PowercapProvider(new CpuInfo("GenuineIntel", 6, 85, 7, "Xeon", false), Path.of("/"));
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("energy.powercap.root", tree.root().toString());
    }

    @Override
    protected void draw(long microjoules) {
        counter = (counter + microjoules) % RANGE;
        tree.set("intel-rapl:0", counter);
    }

    @Override
    protected boolean restart() {
        counter = 3;
        tree.set("intel-rapl:0", counter);
        return true;
    }

    @Override
    protected boolean tear() {
        tree.setRaw("intel-rapl:0", "26");
        return true;
    }

    @Override
    protected boolean vanish() throws IOException {
        // The kernel fails reads through old descriptors; of ordinary files only an empty one does.
        tree.setRaw("intel-rapl:0", "");
        Files.delete(tree.energyFile("intel-rapl:0"));
        return true;
    }

    @Override
    protected void comeBack() {
        tree.set("intel-rapl:0", counter);
    }

    @Override
    protected long tolerance() {
        // A restart within a minute of a wrap is one: 0.5 J to the end of the range.
        return 600_000;
    }

    @Override
    protected Stream<Absence> absences() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        FakeTree torn = new FakeTree(folder.resolve("torn")).zone("intel-rapl:0", "package-0", RANGE, 1);
        torn.setRaw("intel-rapl:0", "\n");
        FakeTree platform = new FakeTree(folder.resolve("platform")).zone("intel-rapl:0", "psys", RANGE, 1);
        Path masked = Files.createDirectory(folder.resolve("masked"));
        Files.createSymbolicLink(masked.resolve("intel-rapl:0"), folder.resolve("nothing"));
        return Stream.of(
                absence("without a tree", folder.resolve("nowhere"), "does not exist", true),
                absence("without zones", empty, "has no zone", true),
                absence("masked", masked, "is masked", true),
                absence("platform only", platform.root(), "cover the whole platform", true),
                absence("unreadable number", torn.root(), "cannot be read", false));
    }

    private Absence absence(String when, Path root, String reason, boolean remedy) {
        return new Absence(when, provider(), Map.of("energy.powercap.root", root.toString()), reason, remedy);
    }
}
