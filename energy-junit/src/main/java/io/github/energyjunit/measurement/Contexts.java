package io.github.energyjunit.measurement;

import io.github.energyjunit.measurement.ledger.NodeKind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells the ledgers that are kept when an application context is started that tests share: it is charged to itself, and not
 * to the test that happened to come first. None of this ever throws.
 */
public final class Contexts {
    private static final List<Course> COURSES = new CopyOnWriteArrayList<>();

    private Contexts() {}

    static void follow(Course course) {
        COURSES.add(course);
    }

    static void leave(Course course) {
        COURSES.remove(course);
    }

    /**
     * Begins to start one in the current thread. One that is started meanwhile is a part of it.
     *
     * @param starter what starts it, and ends to
     */
    public static void starting(String starter) {
        try {
            String id = id(starter);
            COURSES.forEach(course -> course.started(id, null, NodeKind.CONTEXT, null));
        } catch (RuntimeException | LinkageError e) {
            // Then it counts as the test's that came first.
        }
    }

    /** Ends to start one in the current thread, whether that succeeded or not. */
    public static void started(String starter) {
        try {
            String id = id(starter);
            COURSES.forEach(course -> course.finished(id));
        } catch (RuntimeException | LinkageError e) {
            // It ends with its test.
        }
    }

    private static String id(String starter) {
        return starter + "@" + Thread.currentThread().getId();
    }
}
