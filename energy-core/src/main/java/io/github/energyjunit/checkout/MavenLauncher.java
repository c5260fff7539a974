package io.github.energyjunit.checkout;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Starts Maven as the running one was started, its arguments in a private file: properties may be secret, and the scripts
 * {@code mvn} and {@code mvn.cmd} would show them on a command line, the latter after changing some characters.
 */
final class MavenLauncher {
    private static final String ROOT = "-Dmaven.multiModuleProjectDirectory=";
    private static final String MAIN = "org.codehaus.plexus.classworlds.launcher.Launcher";
    private static final List<String> OF_THIS_PROCESS_ALONE =
            List.of("-agentlib:", "-agentpath:", "-javaagent:", "-Xdebug", "-Xrunjdwp", ROOT);

    private MavenLauncher() {}

    /** Returns the jar that starts Maven; nothing where Maven runs inside something else, an editor for instance. */
    private static Optional<Path> launcher(Path home) throws IOException {
        Path boot = home.resolve("boot");
        if (System.getProperty("classworlds.conf") == null || !Files.isDirectory(boot)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(boot, "plexus-classworlds-*.jar")) {
            for (Path jar : jars) {
                return Optional.of(jar);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the command, and the file that it needs until the process has ended.
     *
     * @param folder where Maven is called
     */
    static Command command(Path home, Path folder, List<String> arguments) throws IOException {
        Optional<Path> jar = launcher(home);
        if (jar.isEmpty()) {
            boolean windows = System.getProperty("os.name", "").startsWith("Windows");
            List<String> command = new ArrayList<>();
            command.add(home.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn").toString());
            command.addAll(arguments);
            return new Command(command, null);
        }
        List<String> all = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        all.removeIf(argument -> OF_THIS_PROCESS_ALONE.stream().anyMatch(argument::startsWith));
        all.addAll(List.of(ROOT + root(folder), "-cp", jar.get().toString(), MAIN));
        all.addAll(arguments);
        ArgumentFile file = ArgumentFile.of(all);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Command(List.of(java, "@" + file.path()), file);
    }

    /** Returns the folder with a {@code .mvn}, at or above another one, as Maven's scripts find it. */
    private static Path root(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn"))) {
                return at;
            }
        }
        return folder.toAbsolutePath();
    }

    /** What to run. */
    record Command(List<String> words, @Nullable ArgumentFile file) implements AutoCloseable {
        Command {
            words = List.copyOf(words);
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }
}
