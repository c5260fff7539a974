package io.github.energyjunit.measurement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Logger;

/** Adds up the regions of one body by their names: a batch may run one of them thousands of times. */
final class RegionSums {
    /** So that names that are made up as a program runs fill neither the memory nor the file. */
    static final int MOST = 100;

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private final Map<String, RegionSum> sums = new LinkedHashMap<>();

    synchronized void clear() {
        sums.clear();
    }

    synchronized void add(String name, Measurement measured) {
        RegionSum sum = sums.get(name);
        if (sum == null) {
            if (sums.size() == MOST) {
                if (TOLD.compareAndSet(false, true)) {
                    Logger.getLogger(Recorder.class.getName())
                            .warning("energy-junit records at most " + MOST + " regions of a test, and not '" + name
                                    + "': give regions names that do not change with each call");
                }
                return;
            }
            sum = new RegionSum(name);
            sums.put(name, sum);
        }
        sum.add(measured);
    }

    /** Hands out each sum, in the order in which the regions ran first. */
    synchronized void each(Consumer<RegionSum> reader) {
        sums.values().forEach(reader);
    }
}
