package it;

import io.github.energyjunit.MeasureEnergy;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.RepeatedTest;

class WorkTests {

    /** Uses 300 ms of CPU time, however long that takes beside the neighbour. */
    @MeasureEnergy
    @RepeatedTest(7)
    void works() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + 300_000_000L;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
