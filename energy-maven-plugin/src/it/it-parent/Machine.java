package it;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.process.ProcessClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Random;

/**
 * A machine whose counter moves by what the operations of tests cost, with 3 % noise of stated seeds, and by what its other
 * programs cost: in proportion to their CPU time, as energy is attributed.
 */
final class Machine {

    private static final long CPU_NANOS = Long.getLong("machine.cpuMillis", 60) * 1_000_000;
    private static final double NOISE = 0.03;
    private static final long START = 1_000_000_000L;
    /** What it needs for the same work, as when one job gets another machine than the job before. */
    private static final double POWER = Double.parseDouble(System.getProperty("machine.power", "1"));
    /** From so many microjoules on it needs 5 % more, as when a machine gets warm. */
    private static final long STEP_AFTER = Long.getLong("step.after", Long.MAX_VALUE / 2);
    private static final String ROOT = System.getProperty("energy.powercap.root", "powercap");
    private static final Random RANDOM = new Random(seed());
    private static final ProcessClock OWN = new ProcessClock();
    private static final BusyClock ALL = BusyClocks.open(Path.of("/"));

    private static long sink;

    private Machine() {}

    /** Gives each JVM on this machine noise of its own, which is the same when all is built anew. */
    private static long seed() {
        try (RandomAccessFile file = new RandomAccessFile(ROOT + "/jvms", "rw");
                FileLock lock = file.getChannel().lock()) {
            int jvm = file.read() + 1;
            file.seek(0);
            file.write(jvm);
            // Seeds beside each other would begin alike.
            return (jvm + 1) * 0x9E3779B97F4A7C15L;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Do some work that costs so many joules. */
    static void work(double joules) throws IOException {
        long own = OWN.nanos();
        long all = ALL.nanos();
        spin();
        double ownPart = OWN.nanos() - own;
        double allPart = ALL.nanos() - all;
        double others = all >= 0 && allPart > ownPart && ownPart > 0 ? allPart / ownPart : 1;
        feed(joules * Math.exp(NOISE * RANDOM.nextGaussian()) * others);
    }

    /** Uses so much CPU time, however busy the machine is. */
    private static void spin() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + CPU_NANOS;
        while (threads.getCurrentThreadCpuTime() < end) {
            // The clock is read inside the JVM, where the flight recorder finds no stack.
            for (int i = 0; i < 10_000; i++) {
                sink = sink * 31 + i;
            }
        }
    }

    private static void feed(double joules) throws IOException {
        try (RandomAccessFile counter = new RandomAccessFile(ROOT + "/intel-rapl:0/energy_uj", "rw")) {
            long before = Long.parseLong(counter.readLine());
            double power = before - START > STEP_AFTER ? 1.05 * POWER : POWER;
            counter.seek(0);
            counter.writeBytes((before + Math.round(joules * power * 1e6)) + "\n");
        }
    }
}
