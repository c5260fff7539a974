package io.github.energyjunit.measurement.profile;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
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
final class BodyEvent extends jdk.jfr.Event {
    static final String NAME = "energyjunit.Body";

    @Label("Test")
    String test = "";

    @Label("Java thread id")
    long runner;

    @Label("Sample of its test")
    boolean sample;

    @Label("First of its JVM")
    boolean first;

    @Label("Allocated for one operation, -1 where not known")
    @DataAmount
    long allocated;
}
