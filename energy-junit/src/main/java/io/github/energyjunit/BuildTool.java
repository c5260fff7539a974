package io.github.energyjunit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds out what runs the tests: which folder is its, and whether a file was written for this very build. */
final class BuildTool {
    /** Names the process for which the file was written: its id, and the start of it in ms since 1970. */
    static final String PREPARED_FOR = "energy.prepared.process";

    /** Systems tell the start of a process to 10 ms, some by a clock that is set meanwhile. */
    private static final long SLACK_MILLIS = 10_000;

    /** Who starts test JVMs by a shell, by a daemon, and that by a script, is as far away as this. */
    private static final int MOST_ANCESTORS = 16;

    private BuildTool() {}

    /** Returns the folder of output below the project's, as the build tool has it. */
    static Path output(Path project, UnaryOperator<@Nullable String> properties) {
        boolean gradle = properties.apply("org.gradle.test.worker") != null
                // An IDE or a console launcher tells nothing.
                || (properties.apply("basedir") == null
                        && !Files.exists(project.resolve("pom.xml"))
                        && (Files.exists(project.resolve("build.gradle"))
                                || Files.exists(project.resolve("build.gradle.kts"))));
        return project.resolve(gradle ? "build" : "target").resolve("energy");
    }

    /** Returns whether Maven runs the tests: Surefire sets these, whatever Maven was told. */
    static boolean isMaven(UnaryOperator<@Nullable String> properties) {
        return properties.apply("basedir") != null || properties.apply("surefire.test.class.path") != null;
    }

    /** Returns whether this JVM, or one of those that it descends from, is the process that was named. */
    static boolean isOfThisBuild(@Nullable String preparedFor) {
        return preparedFor != null && isAmongAncestors(preparedFor.split(" ", 2));
    }

    private static boolean isAmongAncestors(String[] process) {
        try {
            long pid = Long.parseLong(process[0]);
            long start = process.length < 2 ? 0 : Long.parseLong(process[1]);
            Optional<ProcessHandle> at = Optional.of(ProcessHandle.current());
            for (int i = 0; i < MOST_ANCESTORS && at.isPresent(); i++) {
                if (at.get().pid() == pid) {
                    long found = at.get()
                            .info()
                            .startInstant()
                            .map(Instant::toEpochMilli)
                            .orElse(start);
                    return start == 0 || Math.abs(found - start) <= SLACK_MILLIS;
                }
                at = at.get().parent();
            }
            return false;
        } catch (NumberFormatException | SecurityException | UnsupportedOperationException e) {
            return false;
        }
    }
}
