package io.github.energyjunit.measurement.profile;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Marks in a flight recording from when to when a measured body ran. */
@Name(BodyEvent.NAME)
@Label("Measured body")
@Description("One measured invocation of a test, or one batch of them")
@Category("Energy")
@StackTrace(false)
final class BodyEvent extends jdk.jfr.Event implements Profiler.Mark {
    static final String NAME = "energyjunit.Body";

    @Label("Test")
    String test = "";

    @Label("Java thread id")
    long runner;

    @Label("Sample of its test")
    boolean sample;

    @Label("First of its JVM")
    boolean first;

    @Override
    public void keep(String test, long threadId, boolean sample, boolean first) {
        this.test = test;
        this.runner = threadId;
        this.sample = sample;
        this.first = first;
        commit();
    }
}
