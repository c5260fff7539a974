package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessClockTests {
    private static final long MS = 1_000_000;

    private final ProcessClock clock = new ProcessClock();

    @Test
    void movesFarFinerThanTheTicksOfTheJvmsOwnClock() {
        List<Long> steps = new ArrayList<>();
        long last = clock.nanos();
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + 50 * MS;
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
            long now = clock.nanos();
            assertThat(now).isGreaterThanOrEqualTo(last);
            steps.add(now - last);
            last = now;
        }

        steps.sort(null);
        assertThat(steps.get(steps.size() / 2)).isBetween(1L, MS);
    }

    @Test
    void agreesWithTheJvmsOwnClockOverLongSpansThreadsThatEndIncluded() throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long coarse = system.getProcessCpuTime();
        long fine = clock.nanos();
        for (int i = 0; i < 10; i++) {
            Thread thread = new Thread(() -> burn(30 * MS));
            thread.start();
            thread.join();
        }
        burn(100 * MS);
        clock.nanos();

        assertThat(clock.nanos() - fine).isCloseTo(system.getProcessCpuTime() - coarse, within(60 * MS));
        assertThat(clock.nanos() - fine).isGreaterThan(380 * MS);
    }

    @Test
    void addsUpThreadsOfTheVirtualMachineAloneAndKeepsWhatEndedOnesHaveTold(@TempDir Path tasks) throws Exception {
        task(tasks, "1", "java", 1_000);
        task(tasks, "2", "GC Thread#0", 20);
        task(tasks, "3", "C2 CompilerThre", 3);
        long[] now = {0};
        VmThreadsClock vm = new VmThreadsClock(tasks, () -> now[0]);
        assertThat(vm.nanos()).isEqualTo(23);

        task(tasks, "2", "GC Thread#0", 25);
        task(tasks, "4", "C1 CompilerThre", 100);
        assertThat(vm.nanos()).isEqualTo(28);
        now[0] += 2_000 * MS;
        assertThat(vm.nanos()).isEqualTo(128);
    }

    private static void task(Path tasks, String id, String name, long nanos) throws Exception {
        Path folder = Files.createDirectories(tasks.resolve(id));
        Files.writeString(folder.resolve("comm"), name + "\n");
        Files.writeString(folder.resolve("schedstat"), nanos + " 7 8\n");
    }

    private static void burn(long nanos) {
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + nanos;
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
