package io.github.energyjunit.meter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VmThreadsClockTests {

    @Test
    void adds_up_threads_of_the_virtual_machine_alone_and_keeps_what_ended_ones_have_told(@TempDir Path tasks)
            throws Exception {
        task(tasks, "1", "java", 1_000);
        task(tasks, "2", "GC Thread#0", 20);
        task(tasks, "3", "C2 CompilerThre", 3);
        long[] now = {0};
        VmThreadsClock vm = new VmThreadsClock(tasks, () -> now[0]);
        assertThat(vm.nanos()).isEqualTo(23);

        task(tasks, "2", "GC Thread#0", 25);
        task(tasks, "4", "C1 CompilerThre", 100);
        assertThat(vm.nanos()).isEqualTo(28);
        now[0] += 2_000_000_000L;
        assertThat(vm.nanos()).isEqualTo(128);
    }

    private static void task(Path tasks, String id, String name, long nanos) throws Exception {
        Path folder = Files.createDirectories(tasks.resolve(id));
        Files.writeString(folder.resolve("comm"), name + "\n");
        Files.writeString(folder.resolve("schedstat"), nanos + " 7 8\n");
    }
}
