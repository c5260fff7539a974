package io.github.energyjunit.measurement.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.meter.background.Bounded;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file that does not answer keeps nobody waiting, and has every line once it does. */
@Timeout(60)
class StuckFileTests {
    private @TempDir Path folder;

    private static final class StuckDisk extends OutputStream {
        final CountDownLatch works = new CountDownLatch(1);
        final AtomicBoolean stuck = new AtomicBoolean(true);
        final StringBuffer text = new StringBuffer();

        @Override
        public void write(byte[] bytes) {
            while (stuck.get()) {
                try {
                    works.await();
                } catch (InterruptedException e) {
                    // As a disk far away is.
                }
            }
            text.append(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void write(int b) {
            throw new IllegalStateException("lines are written as a whole");
        }
    }

    @Test
    void writes_later_what_it_could_not_write() throws Exception {
        StuckDisk disk = new StuckDisk();
        MeasurementFile file = new MeasurementFile(folder.resolve("a.jsonl"), disk, new Bounded("energy-junit-file"));

        assertThatThrownBy(() -> file.append("one")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> file.append("two")).isInstanceOf(IOException.class);
        disk.stuck.set(false);
        disk.works.countDown();
        // A line that is not written at once is not lost, and comes before the next one.
        while (!isWritten(file, "more")) {
            Thread.sleep(20);
        }

        assertThat(disk.text.toString()).matches("one\ntwo\n(more\n)+");
    }

    private static boolean isWritten(MeasurementFile file, String line) {
        try {
            file.append(line);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
