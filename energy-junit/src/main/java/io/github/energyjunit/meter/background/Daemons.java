package io.github.energyjunit.meter.background;

import java.util.concurrent.locks.LockSupport;

/**
 * Makes threads of our own inside a JVM that is somebody else's. They keep no JVM alive, and nothing of the test that
 * happens to run when they are made: not its thread group, nor its context class loader, nor its inheritable values. Nor do
 * they give it anything: what ends one of them by an exception is not told to the handler that tests may have set.
 */
public final class Daemons {
    private Daemons() {}

    /** Makes a thread that has yet to be started. */
    public static Thread create(String name, Runnable task) {
        Thread thread = new Thread(group(), task, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Daemons.class.getClassLoader());
        thread.setUncaughtExceptionHandler((ended, why) -> {});
        return thread;
    }

    /** Starts a thread; where the system allows no more of them, first undoes what says that it runs. */
    public static void start(Thread thread, Runnable undo) {
        try {
            thread.start();
        } catch (Throwable e) {
            undo.run();
            throw e;
        }
    }

    /** Waits; an interrupt ends the wait once, and is then forgotten, so that a loop around it never spins. */
    public static void pause(Object blocker, long nanos) {
        LockSupport.parkNanos(blocker, nanos);
        // Nobody but ourselves has a reason to interrupt these threads, and who ends them says so by a field.
        Thread.interrupted();
    }

    private static ThreadGroup group() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        try {
            for (ThreadGroup parent = group.getParent(); parent != null; parent = group.getParent()) {
                group = parent;
            }
            return group;
        } catch (SecurityException e) {
            return group;
        }
    }
}
