package io.github.energyjunit.meter.process;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows the threads in which the JDK waits for children, all named "process reaper": one for each child that lives, and
 * for a minute after it. They are looked for only when threads were started.
 */
final class Reapers {
    private static final String NAME = "process reaper";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Rarely rarely = new Rarely();
    private final List<Thread> found = new ArrayList<>();
    private long started = -1;
    private boolean known;
    private long used;

    /** Looks, and returns whether a child may have run since the last look. */
    boolean look() {
        long now = threads.getTotalStartedThreadCount();
        boolean news = now != started;
        started = now;
        boolean had = !found.isEmpty();
        if (news || !known) {
            known = rarely.run(this::find);
        }
        return news || had || !known;
    }

    /** Returns whether one of them waits for a child, or what is given where that is not known. */
    boolean wait(boolean unknown) {
        if (!known) {
            return unknown;
        }
        for (int i = 0; i < found.size(); i++) {
            // Inside waitpid a thread counts as running; without a child it waits for work.
            if (found.get(i).getState() == Thread.State.RUNNABLE) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether one has worked since the last call: then a child was started or has ended. */
    boolean moved() {
        long before = used;
        used = 0;
        for (int i = 0; i < found.size(); i++) {
            used += Math.max(0, threads.getThreadCpuTime(found.get(i).getId()));
        }
        return used != before;
    }

    private void find() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] all = new Thread[root.activeCount() + 16];
        int count = root.enumerate(all);
        found.clear();
        for (int i = 0; i < count; i++) {
            if (all[i].getName().startsWith(NAME)) {
                found.add(all[i]);
            }
        }
    }
}
