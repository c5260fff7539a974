package io.github.energyjunit.paired;

import io.github.energyjunit.checkout.TestSelection;
import io.github.energyjunit.measurement.Batch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A JVM that runs one version's tests when asked to; one that is lost is replaced at the next question. */
interface TestJvm extends AutoCloseable {

    /** Finds the tests that are selected. */
    List<FoundUnit> discover(TestSelection selection) throws IOException;

    /**
     * Run a unit and measure it.
     *
     * @param times how often in a row
     * @param operations in each sample of an {@code @EnergyTest}; 0 to warm up and find out
     * @param scope how much of each test is measured
     * @param limit after which the JVM is given up
     */
    RunOutcome run(String uniqueId, int times, long operations, Batch.Scope scope, Duration limit) throws IOException;

    /** Number the JVM that answers the next question: what an earlier one had warmed up is cold in the next. */
    int generation();

    @Override
    void close();
}
