package io.github.energyjunit.spring;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Listens to nothing. Before Spring 5, an interface of Spring had no default methods, so that a call of a method that is not
 * here would fail the test.
 */
abstract class SilentListener implements TestExecutionListener, Ordered {

    @Override
    public void beforeTestClass(TestContext test) {}

    @Override
    public void prepareTestInstance(TestContext test) {}

    @Override
    public void beforeTestMethod(TestContext test) {}

    @Override
    public void afterTestMethod(TestContext test) {}

    @Override
    public void afterTestClass(TestContext test) {}
}
