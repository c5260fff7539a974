package io.github.energyjunit.meter.powercap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.sources.Sources;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs a JVM as an ordinary user against a tree whose {@code energy_uj} only root may read, as Linux has it since 5.10. */
@EnabledOnOs(OS.LINUX)
class PermissionTests {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private @TempDir Path folder;

    @Test
    void fallsBackToAnEstimateAndNamesTheRemedy() throws Exception {
        FakeTree tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", 262_143_328_850L, 1);
        Files.setPosixFilePermissions(tree.energyFile("intel-rapl:0"), PosixFilePermissions.fromString("---------"));

        List<String> said = asOrdinaryUser(tree.root());

        assertThat(said.get(0)).isEqualTo("estimate");
        assertThat(said.get(1))
                .contains("permission denied")
                .contains("intel-rapl:0/energy_uj")
                .contains("chgrp")
                .contains("chmod g+r");
    }

    private List<String> asOrdinaryUser(Path root) throws Exception {
        List<String> command = new ArrayList<>();
        boolean isRoot = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        if (isRoot) {
            assumeTrue(
                    Files.isExecutable(SETPRIV), "running as root without " + SETPRIV + ", cannot be an ordinary user");
            command.addAll(List.of(SETPRIV.toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        Path classes = folder.resolve("classes");
        copyClassPath(classes);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                PermissionTests.class.getName() + "$Choose",
                root.toString()));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(jvm.exitValue()).as(said).isZero();
        return said.lines().toList();
    }

    /** The ordinary user need not be able to reach the folder that this project is built in. */
    private static void copyClassPath(Path target) throws Exception {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry);
            if (!Files.isDirectory(from)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = target.resolve(from.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
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
