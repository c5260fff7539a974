package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Lets a process burn CPU time in a control group that the kernel keeps. */
@EnabledOnOs(OS.LINUX)
class RealControlGroupTests {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final long MS = 1_000_000;

    private @TempDir Path root;

    @Test
    @Timeout(60)
    void what_a_real_group_uses_during_one_of_two_tests_is_that_ones_though_the_group_goes_in_its_midst()
            throws Exception {
        Path parent = realParent()
                .resolve("energy-junit-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        Path group = parent.resolve(ID);
        Files.createDirectory(parent);
        long orphan = 0;
        MachineCpuTimes times = null;
        try (BusyClock busy = BusyClocks.absent()) {
            times = new MachineCpuTimes(busy, new Included(true, new TreeSet<>()), seeing(parent));
            times.watch(true);
            Files.createDirectory(group);
            long before = times.ofContainers();
            orphan = burn(group);
            long used = 0;
            while (used < 120 * MS) {
                Thread.sleep(5);
                used = usage(group);
            }
            end(orphan);
            long truth = usage(group);
            // Nobody asks until the group is gone; a thread looks by itself.
            for (int i = 0; i < 1_000 && times.ofIncluded() < 0.95 * truth; i++) {
                Thread.sleep(10);
            }
            Files.delete(group);
            long between = times.ofContainers();
            long after = times.ofContainers();

            assertThat((double) (between - before) / truth).isBetween(0.95, 1.05);
            assertThat(after).isEqualTo(between);
            assertThat(times.ofIncluded()).isEqualTo(after);
        } finally {
            if (times != null) {
                times.watch(false);
            }
            end(orphan);
            Files.deleteIfExists(group);
            Files.delete(parent);
        }
    }

    /** Makes a root from which a real group looks like that of the whole machine, so that no other container is seen. */
    private Path seeing(Path parent) throws IOException {
        Path groups = root.resolve("real/sys/fs/cgroup");
        Files.createDirectories(groups.getParent());
        if (Files.exists(parent.resolve("cpuacct.usage"))) {
            Files.createDirectory(groups);
            groups = groups.resolve("cpuacct");
        }
        Files.createSymbolicLink(groups, parent);
        Files.createSymbolicLink(root.resolve("real/proc"), Path.of("/proc"));
        return root.resolve("real");
    }

    private static Path realParent() {
        for (String folder : new String[] {"/sys/fs/cgroup/cpuacct", "/sys/fs/cgroup/cpu,cpuacct", "/sys/fs/cgroup"}) {
            Path parent = Path.of(folder);
            if (Files.exists(parent.resolve("cgroup.procs"))) {
                assumeTrue(Files.isWritable(parent), "needs a tree of control groups that it may write to: " + parent);
                return parent;
            }
        }
        throw new TestAbortedException("needs control groups, which this machine does not show");
    }

    private static long usage(Path group) throws IOException {
        Path accounted = group.resolve("cpuacct.usage");
        return Files.exists(accounted)
                ? Long.parseLong(Files.readString(accounted).strip())
                : 1_000
                        * Long.parseLong(Files.readAllLines(group.resolve("cpu.stat"))
                                .get(0)
                                .split(" ")[1]);
    }

    /** Starts a process that is nobody's child, as those of a daemon are, in a group of its own. */
    private long burn(Path group) throws Exception {
        Path pid = root.resolve("pid");
        String burner = "ulimit -t 5; echo $$ > " + group + "/cgroup.procs && echo $$ > " + pid + ".new && mv " + pid
                + ".new " + pid + " && while :; do :; done";
        Process parent = new ProcessBuilder("sh", "-c", "sh -c '" + burner + "' >/dev/null 2>&1 </dev/null &").start();
        assertThat(parent.waitFor(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 600 && !Files.exists(pid); i++) {
            Thread.sleep(10);
        }
        assumeTrue(Files.exists(pid), "needs a group that a process may join: " + group);
        return Long.parseLong(Files.readString(pid).strip());
    }

    private static void end(long pid) throws InterruptedException {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        for (int i = 0;
                i < 500 && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
                i++) {
            Thread.sleep(10);
        }
    }
}
