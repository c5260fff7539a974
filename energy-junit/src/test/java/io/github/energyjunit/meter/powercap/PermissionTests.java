package io.github.energyjunit.meter.powercap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.sources.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs a JVM as an ordinary user against a tree whose {@code energy_uj} only root may read, as Linux has it since 5.10. */
@EnabledOnOs(OS.LINUX)
class PermissionTests {
    private @TempDir Path folder;

    @Test
    void falls_back_to_an_estimate_and_names_the_remedy() throws Exception {
        FakeTree tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", 262_143_328_850L, 1);
        Files.setPosixFilePermissions(tree.energyFile("intel-rapl:0"), PosixFilePermissions.fromString("---------"));

        List<String> said = OrdinaryUser.run(folder, Choose.class, tree.root().toString());

        assertThat(said.get(0)).isEqualTo("estimate");
        assertThat(said.get(1))
                .contains("permission denied")
                .contains("intel-rapl:0/energy_uj")
                .contains("chgrp")
                .contains("chmod g+r");
    }

    /** Is run in a JVM of its own. */
    static final class Choose {
        public static void main(String[] args) {
            Map<String, String> settings = Map.of("energy.powercap.root", args[0]);
            Sources.Choice choice = Sources.ofThisMachine(CpuInfo.ofThisMachine(), BusyClocks.open(Path.of("/")))
                    .choose(new Configuration(key -> Optional.ofNullable(settings.get(key))));
            System.out.println(choice.source().info().name());
            choice.passedOver().forEach(System.out::println);
        }
    }
}
