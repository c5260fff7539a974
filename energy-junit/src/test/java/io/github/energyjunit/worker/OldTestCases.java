package io.github.energyjunit.worker;

import org.junit.Test;

/** Is run by the worker of {@link WorkerTests} alone, without JUnit Jupiter. */
public class OldTestCases {
    @Test
    public void old() {}
}
