package io.github.energyjunit.spring;

import io.github.energyjunit.measurement.Contexts;
import org.springframework.test.context.TestContext;

/** Comes before all that may make Spring start the context of a test, unless that is there already. */
final class BeforeContext extends SilentListener {
    static final String STARTER = "spring-test";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        try {
            if (!test.hasApplicationContext()) {
                Contexts.starting(STARTER);
            }
        } catch (RuntimeException | LinkageError e) {
            // Spring says itself what is wrong; one before 5.2 does not tell.
        }
    }
}
