package io.github.energyjunit.meter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.energyjunit.meter.background.Bounded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class PositionalFileTests {
    private static final Path PLACE = Path.of("a file of another program");

    @TempDir
    Path folder;

    /** Holds a number, and answers only while nothing keeps it from it. */
    private static final class Blocking implements PositionalFile.Content {
        volatile CountDownLatch answers = new CountDownLatch(0);

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            into.put("42\n".getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() {}
    }

    @Test
    void does_not_wait_for_a_file_that_does_not_answer_and_reads_it_when_it_does_again() throws IOException {
        Blocking content = new Blocking();
        PositionalFile file = new PositionalFile(PLACE, 8, () -> content, new Bounded("reader"));
        assertThat(patiently(file)).isEqualTo("42\n");

        CountDownLatch stuck = new CountDownLatch(1);
        content.answers = stuck;
        assertThatThrownBy(file::read).isInstanceOf(IOException.class).hasMessageContaining("does not answer");
        assertThatThrownBy(file::read).hasMessageContaining("does not answer");
        file.reopen();

        stuck.countDown();
        assertThat(patiently(file)).isEqualTo("42\n");
        file.close();
    }

    @Test
    void does_not_wait_for_a_file_that_cannot_be_opened_either() {
        CountDownLatch stuck = new CountDownLatch(1);

        assertThatThrownBy(() -> new PositionalFile(
                        PLACE,
                        8,
                        () -> {
                            try {
                                stuck.await();
                            } catch (InterruptedException e) {
                                throw new IOException(e);
                            }
                            return new Blocking();
                        },
                        new Bounded("opener")))
                .hasMessageContaining("does not answer");
        stuck.countDown();
    }

    @Test
    void refuses_a_pipe_which_nobody_may_ever_write_to() throws Exception {
        Path pipe = folder.resolve("energy_uj");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo makes pipes");
        new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();

        assertThatThrownBy(() -> new PositionalFile(pipe, 8))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a pipe");
    }

    @Test
    void reads_an_ordinary_file_in_the_current_thread() throws IOException {
        Path number = Files.writeString(folder.resolve("number"), "7\n");

        try (PositionalFile file = new PositionalFile(number, 8)) {
            Thread.currentThread().interrupt();
            assertThat(text(file)).isEqualTo("7\n");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** On a machine with much else to do, a thread may take longer than any file. */
    private static String patiently(PositionalFile file) {
        while (true) {
            try {
                return text(file);
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    private static String text(PositionalFile file) throws IOException {
        return StandardCharsets.US_ASCII.decode(file.read()).toString();
    }
}
