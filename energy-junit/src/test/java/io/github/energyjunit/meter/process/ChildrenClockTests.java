package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildrenClockTests {
    private static final String STAT =
            "7 (a) b (c) S 1 7 7 0 -1 4194304 99 0 0 0 11 22 33 44 20 0 1 0 321546 3133440 -1";

    private @TempDir Path proc;

    private static ByteBuffer stat() {
        return ByteBuffer.wrap(STAT.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void finds_the_times_behind_whatever_the_command_is_called() {
        assertThat(ProcChildrenClock.sum(stat(), 0, 4)).isEqualTo(110);
        assertThat(ProcChildrenClock.sum(stat(), 2, 2)).isEqualTo(77);
        assertThat(ProcChildrenClock.sum(ByteBuffer.allocate(0), 0, 4)).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void counts_a_child_while_it_runs_and_after_it_has_ended() throws Exception {
        ChildrenClock clock = ChildrenClock.ofThisMachine();
        // Other tests of this JVM may have started processes before.
        long before = clock.nanos();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(java, "-Xshare:off", "-version").start();
        long during = clock.nanos();
        child.waitFor();
        // Its time reaches this process when the JDK's thread has waited for it, a moment later.
        for (int i = 0; i < 6_000 && clock.nanos() < Math.max(during, before + 10_000_000); i++) {
            Thread.sleep(10);
        }

        assertThat(clock.nanos()).isGreaterThanOrEqualTo(during).isGreaterThanOrEqualTo(before + 10_000_000);
    }

    /** The JDK's thread that waited for a child goes a minute after it. */
    @Test
    void counts_a_child_that_ended_while_nobody_looked_though_its_reaper_has_gone() throws Exception {
        writeReaped(33);
        CountDownLatch childEnded = new CountDownLatch(1);
        Thread reaper = new Thread(() -> await(childEnded), "process reaper");
        reaper.start();
        ProcChildrenClock clock = new ProcChildrenClock(proc);
        long before = clock.nanos();

        writeReaped(93);
        childEnded.countDown();
        reaper.join();

        assertThat(clock.nanos() - before).isEqualTo(600_000_000);
        assertThat(clock.nanos() - before).isEqualTo(600_000_000);
    }

    @Test
    void counts_a_child_that_began_and_ended_while_nobody_looked() throws Exception {
        writeReaped(33);
        ProcChildrenClock clock = new ProcChildrenClock(proc);
        clock.nanos();
        long before = clock.nanos();

        Thread reaper = new Thread(() -> {}, "process reaper");
        reaper.start();
        reaper.join();
        writeReaped(93);

        assertThat(clock.nanos() - before).isEqualTo(600_000_000);
    }

    private void writeReaped(int ticks) throws IOException {
        Path self = Files.createDirectories(proc.resolve("self"));
        Files.writeString(self.resolve("stat"), STAT.replace(" 33 44 ", " " + ticks + " 44 "));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
