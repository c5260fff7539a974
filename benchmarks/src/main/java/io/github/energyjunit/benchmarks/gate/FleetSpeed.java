package io.github.energyjunit.benchmarks.gate;

import com.sun.management.OperatingSystemMXBean;
import io.github.energyjunit.baseline.Section;
import io.github.energyjunit.baseline.prometheus.FleetHistory;
import io.github.energyjunit.baseline.prometheus.FleetSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * Prints how long it takes to read a baseline of 10,000 tests and 20 builds from the Prometheus server whose address is given,
 * which {@link FleetSeries} has filled, and how much of it is the reader's own CPU time.
 */
public final class FleetSpeed {
    private static final int ROUNDS = 5;

    private FleetSpeed() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        FleetSource source =
                new FleetSource(URI.create(arguments[0]), FleetSeries.MODULE + 0, FleetSeries.BRANCH, null);
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            long cpu = system.getProcessCpuTime();
            Section section = new FleetHistory(source)
                    .of(Map.of(FleetSeries.FINGERPRINT, FleetSeries.tests()), Instant.now())
                    .sections()
                    .get(0);
            System.out.printf(
                    "%d tests of %d builds read in %.2f s (%.2f s of CPU time)%n",
                    section.tests().size(),
                    section.runs().size(),
                    (System.nanoTime() - begin) / 1e9,
                    (system.getProcessCpuTime() - cpu) / 1e9);
        }
    }
}
