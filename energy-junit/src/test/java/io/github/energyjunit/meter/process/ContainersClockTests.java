package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.cpu.ContainerTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at made-up trees of control groups. */
@EnabledOnOs(OS.LINUX)
class ContainersClockTests {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);
    private static final long MS = 1_000_000;

    private @TempDir Path root;
    private final long[] now = {1};
    private boolean unified;

    /** Returns the root of the machine that has groups of the version at hand. */
    private Path machine() {
        return root.resolve(unified ? "two" : "one");
    }

    /** Lets a group have used some CPU time, in ms. */
    private Path group(String path, long used) throws IOException {
        Path folder = Files.createDirectories(
                machine().resolve((unified ? "sys/fs/cgroup" : "sys/fs/cgroup/cpuacct") + path));
        Files.writeString(folder.resolve("cgroup.procs"), "");
        if (unified) {
            Files.writeString(
                    folder.resolve("cpu.stat"), "usage_usec " + used * 1_000 + "\nuser_usec 1\nsystem_usec 2\n");
        } else {
            Files.writeString(folder.resolve("cpuacct.usage"), used * MS + "\n");
        }
        count();
        return folder;
    }

    private void process(Path group, long pid, long parent) throws IOException {
        Files.writeString(group.resolve("cgroup.procs"), pid + "\n");
        Path folder = Files.createDirectories(machine().resolve("proc/" + pid));
        Files.writeString(folder.resolve("stat"), pid + " (a) b) S " + parent + " 1 1 0 -1 4194560 1 0 0 0 1 1\n");
    }

    /** Counts groups as the kernel does, and lets enough time pass for that to be looked at. */
    private void count() throws IOException {
        Path top = machine().resolve(unified ? "sys/fs/cgroup" : "sys/fs/cgroup/cpuacct");
        try (Stream<Path> all = Files.walk(top)) {
            long groups = all.filter(Files::isDirectory).count();
            if (unified) {
                Files.writeString(
                        top.resolve("cgroup.stat"), "nr_descendants " + groups + "\nnr_dying_descendants 7\n");
            } else {
                Files.createDirectories(machine().resolve("proc"));
                Files.writeString(
                        machine().resolve("proc/cgroups"),
                        "#subsys_name\thierarchy\tnum_cgroups\tenabled\ncpu\t1\t9\t1\ncpuacct\t12\t" + groups
                                + "\t1\nmemory\t4\t54\t1\n");
            }
        }
        now[0] += 20 * MS;
    }

    private ContainersClock clock() {
        return new ContainersClock(machine(), () -> now[0], ids -> Map.of());
    }

    /** A group that shows no process is looked at some times before it counts as nobody's child. */
    private static long settled(ContainersClock clock) {
        long nanos = 0;
        for (int i = 0; i < 10; i++) {
            nanos = clock.nanos();
        }
        return nanos;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docker/" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "/system.slice/docker-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope",
                "/machine.slice/libpod-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope",
                "/libpod_parent/libpod-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "/user.slice/user-1000.slice/user@1000.service/user.slice/"
                        + "libpod-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope",
                "/system.slice/cri-containerd-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope",
                "/default/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "/kubepods/burstable/pod12/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod1_2.slice/"
                        + "cri-containerd-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope",
                "/kubepods.slice/kubepods-pod1.slice/"
                        + "crio-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope",
            })
    void counts_what_containers_of_every_kind_use_from_the_first_look_on(String path) throws IOException {
        for (boolean version : new boolean[] {false, true}) {
            unified = version;
            group("/", 90_000);
            group("/system.slice/ssh.service", 40_000);
            group(path, 5_000);
            ContainersClock clock = clock();
            assertThat(settled(clock)).isZero();
            group("/system.slice/ssh.service", 41_000);
            group(path, 5_700);

            assertThat(clock.nanos()).as("unified " + unified).isEqualTo(700 * MS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void counts_all_that_a_container_has_used_that_was_started_since(boolean version) throws IOException {
        unified = version;
        group("/", 90_000);
        ContainersClock clock = clock();
        assertThat(clock.nanos()).isZero();
        process(group("/docker/" + ID, 300), 77, 1);

        assertThat(clock.nanos()).isEqualTo(300 * MS);
        assertThat(clock.grainNanos()).isPositive();
        assertThat(clock.nanos()).isEqualTo(300 * MS);
        assertThat(clock.grainNanos()).isZero();
    }

    @Test
    void what_a_container_has_used_stays_when_its_group_goes_and_counts_anew_when_it_comes_back() throws IOException {
        unified = true;
        group("/", 90_000);
        ContainersClock clock = clock();
        Path folder = group("/docker/" + ID, 300);
        process(folder, 77, 1);
        assertThat(clock.nanos()).isEqualTo(300 * MS);
        Files.delete(folder.resolve("cpu.stat"));
        Files.delete(folder.resolve("cgroup.procs"));
        Files.delete(folder);
        count();
        assertThat(clock.nanos()).isEqualTo(300 * MS);
        process(group("/docker/" + ID, 40), 78, 1);

        assertThat(clock.nanos()).isEqualTo(340 * MS);
    }

    @Test
    void tells_once_what_each_container_has_used_that_was_there_for_a_moment_or_for_long() throws IOException {
        unified = true;
        group("/", 90_000);
        process(group("/docker/" + ID, 5_000), 77, 1);
        ContainersClock clock = clock();
        Path folder = group("/docker/" + OTHER, 300);
        process(folder, 78, 1);
        clock.nanos();
        Files.delete(folder.resolve("cpu.stat"));
        Files.delete(folder.resolve("cgroup.procs"));
        Files.delete(folder);
        group("/docker/" + ID, 5_700);

        assertThat(clock.take())
                .containsExactlyInAnyOrder(
                        new ContainerTime(OTHER, null, 0, 300 * MS),
                        new ContainerTime(ID, null, 5_000 * MS, 5_700 * MS));
        assertThat(clock.take()).isEmpty();
        process(group("/docker/" + OTHER, 40), 79, 1);
        assertThat(clock.take()).containsExactly(new ContainerTime(OTHER, null, 0, 340 * MS));
    }

    @Test
    void the_monitors_of_containers_are_none_and_what_this_jvm_has_started_is_its_childrens() throws IOException {
        unified = true;
        group("/", 90_000);
        ContainersClock clock = clock();
        group("/machine.slice/libpod-conmon-" + OTHER + ".scope", 400);
        Path own = group("/docker/" + ID, 300);
        process(own, 78, 77);
        process(own, 77, ProcessHandle.current().pid());
        Path below = group("/docker/" + OTHER, 0);
        Path container = group("/docker/" + OTHER + "/container", 0);
        process(container, 79, 77);
        assertThat(settled(clock)).isZero();
        group("/docker/" + ID, 900);
        Files.writeString(below.resolve("cpu.stat"), "usage_usec 900000\n");

        assertThat(clock.nanos()).isZero();
    }

    @Test
    void in_a_container_those_within_it_are_found_and_itself_is_not() throws IOException {
        Path self = Files.createDirectories(machine().resolve("proc/self"));
        Files.writeString(self.resolve("cgroup"), "4:cpu,cpuacct:/docker/" + OTHER + "\n0::/\n");
        group("/", 90_000);
        ContainersClock clock = clock();
        process(group("/docker/" + OTHER, 800), 76, 1);
        process(group("/docker/" + OTHER + "/docker/" + ID, 300), 77, 1);

        assertThat(clock.nanos()).isEqualTo(300 * MS);
    }

    @Test
    void where_the_kernels_count_has_not_moved_no_group_is_looked_for() throws IOException {
        group("/", 90_000);
        ContainersClock clock = clock();
        String before = Files.readString(machine().resolve("proc/cgroups"));
        process(group("/docker/" + ID, 300), 77, 1);
        String after = Files.readString(machine().resolve("proc/cgroups"));
        Files.writeString(machine().resolve("proc/cgroups"), before);
        assertThat(clock.nanos()).isZero();
        Files.writeString(machine().resolve("proc/cgroups"), after);
        assertThat(clock.nanos()).as("looked a moment ago").isZero();
        now[0] += 20 * MS;

        assertThat(clock.nanos()).isEqualTo(300 * MS);
    }

    @Test
    void where_there_are_no_groups_there_are_no_containers_and_no_thread_looks_for_them() {
        long before = watchers();
        ContainersClock clock = clock();
        clock.watch(true);

        assertThat(clock.nanos()).isZero();
        assertThat(watchers()).isEqualTo(before);
    }

    private static long watchers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("energy-junit-containers"))
                .count();
    }
}
