package io.github.energyjunit.meter.powercap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs JVMs as a user who is not root. */
public final class OrdinaryUser {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private OrdinaryUser() {}

    /**
     * Runs a class's main method.
     *
     * @param folder where classes are copied to, since the user need not be able to reach the folder of the build
     * @return the lines that it printed
     */
    public static List<String> run(Path folder, Class<?> main, String... arguments) throws Exception {
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
                main.getName()));
        command.addAll(List.of(arguments));
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
}
