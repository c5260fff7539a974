package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM ends with its own status, whatever the last reading does. */
class JvmEndTests {

    private static final int PATIENCE_SECONDS = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"blocks", "throws", "dies"})
    void the_last_reading_neither_keeps_the_jvm_nor_changes_its_status(String fault) throws Exception {
        assertThat(status(fault)).isEqualTo(7);
    }

    @Test
    void the_last_reading_is_taken_when_all_is_well() throws Exception {
        // A second is enough for it, but where the machine gives the JVM no time: not always.
        for (int attempt = 0; attempt < 3 && !Files.exists(folder.resolve("read")); attempt++) {
            assertThat(status(folder.resolve("read").toString())).isEqualTo(7);
        }

        assertThat(folder.resolve("read")).exists();
    }

    private int status(String what) throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        JvmEndTests.class.getName(),
                        what)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        try {
            assertThat(jvm.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return jvm.exitValue();
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** Is what the other JVM does. */
    public static void main(String[] args) {
        JvmEnd end = new JvmEnd(() -> {
            switch (args[0]) {
                case "blocks" -> block();
                case "throws" -> throw new IllegalStateException("on purpose");
                case "dies" -> throw new StackOverflowError("on purpose");
                default -> write(Path.of(args[0]));
            }
        });
        end.await();
        end.planEnded();
        System.exit(7);
    }

    private static void block() {
        while (true) {
            LockSupport.park();
        }
    }

    private static void write(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
