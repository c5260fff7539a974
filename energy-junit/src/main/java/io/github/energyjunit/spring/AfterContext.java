package io.github.energyjunit.spring;

import io.github.energyjunit.measurement.Contexts;
import org.springframework.test.context.TestContext;

/** Comes after the listener of Spring by which the context of a test is there at the latest, whose order is 2000. */
final class AfterContext extends SilentListener {
    private static final int ORDER = 2_001;

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        Contexts.started(BeforeContext.STARTER);
    }
}
