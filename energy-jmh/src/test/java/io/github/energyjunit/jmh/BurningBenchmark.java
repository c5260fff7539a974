package io.github.energyjunit.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Burns a known amount of work per operation, and notes the CPU time of its JVM in each iteration. */
public class BurningBenchmark {
    /** System property of the fork that names the file of CPU times. */
    static final String CPU_TIMES = "test.cpuTimes";

    /** Writes one line for each iteration: the CPU time of the JVM in ns. */
    @State(Scope.Thread)
    public static class CpuTime {
        @Param("2000")
        public int tokens;

        private long start;

        @Setup(Level.Iteration)
        public void begin() {
            start = now();
        }

        @TearDown(Level.Iteration)
        public void end() throws IOException {
            long used = now() - start;
            Files.writeString(
                    Path.of(System.getProperty(CPU_TIMES)),
                    used + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }

        private static long now() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }

    @Benchmark
    public void burns(CpuTime cpu) {
        Blackhole.consumeCPU(cpu.tokens);
    }
}
