package io.github.energyjunit.testjvm;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What is known in this build of the test runs of one module. */
public final class ModuleRuns {

    private final List<String> obstacles = new CopyOnWriteArrayList<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger runs = new AtomicInteger();
    private final boolean all;
    private volatile boolean lent;

    /**
     * Begins with nothing.
     *
     * @param all whether every test is to be measured
     */
    public ModuleRuns(boolean all) {
        this.all = all;
    }

    /** Takes down that tests begin to be run. */
    public void began() {
        runs.incrementAndGet();
    }

    /** Takes down how they are to be measured. */
    public void add(Lending lending) {
        obstacles.addAll(lending.obstacles());
        lent |= lending.lent();
    }

    /** Returns whether a sentence is new to the user. */
    public boolean isNew(String sentence) {
        return told.add(sentence);
    }

    /** Return how often Surefire or Failsafe began to run tests. */
    public int runs() {
        return runs.get();
    }

    /** Return why nothing was measured, as far as that was known beforehand. */
    public List<String> obstacles() {
        return obstacles.stream().distinct().toList();
    }

    /** Returns whether every test was to be measured, not only annotated ones. */
    public boolean all() {
        return all;
    }

    /** Returns whether test JVMs were given our jar. */
    public boolean lent() {
        return lent;
    }
}
