package it;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.ProcessClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Random;

/**
 * A machine whose counter moves by what the operations of tests cost, with 3 % noise, and by what its other programs cost:
 * in proportion to their CPU time, as energy is attributed.
 */
final class Machine {

    private static final int STEPS = 10;
    private static final double NOISE = 0.03;
    private static final Random RANDOM = new Random();
    private static final ProcessClock OWN = new ProcessClock();
    private static final BusyClock ALL = BusyClocks.open(Path.of("/"));

    private Machine() {}

    /** Do some work that costs so many joules. */
    static void work(double joules) throws IOException {
        double noisy = joules * Math.exp(NOISE * RANDOM.nextGaussian());
        for (int i = 0; i < STEPS; i++) {
            long own = OWN.nanos();
            long all = ALL.nanos();
            spin();
            double ownPart = OWN.nanos() - own;
            double allPart = ALL.nanos() - all;
            feed(noisy / STEPS * (all >= 0 && allPart > ownPart && ownPart > 0 ? allPart / ownPart : 1));
        }
    }

    private static void spin() {
        long end = System.nanoTime() + 6_000_000;
        double sum = 0;
        while (System.nanoTime() < end) {
            sum += Math.sqrt(sum + 1);
        }
        if (sum < 0) {
            throw new AssertionError(sum);
        }
    }

    private static void feed(double joules) throws IOException {
        try (RandomAccessFile counter = new RandomAccessFile("powercap/intel-rapl:0/energy_uj", "rw")) {
            long before = Long.parseLong(counter.readLine());
            counter.seek(0);
            counter.writeBytes((before + Math.round(joules * 1e6)) + "\n");
        }
    }
}
