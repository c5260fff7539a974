package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Extensions that run bodies more or less often than once, elsewhere, or not at all. */
final class UnusualExtensions {
    private UnusualExtensions() {}

    static class Twice implements TestTemplateInvocationContextProvider {
        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            return Stream.of(new Invocation(), new Invocation());
        }
    }

    static class TwiceMore extends Twice {}

    private static final class Invocation implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return "invocation " + index;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            // A second one of ours, as a team's own annotation may bring along.
            return List.of(new EnergyExtension());
        }
    }

    static class Refusing implements TestInstancePostProcessor {
        @Override
        public void postProcessTestInstance(Object instance, ExtensionContext context) {
            if (instance instanceof UnusualTestsTests.ShapesTestCases.CannotBeMade) {
                throw new IllegalStateException("as it should");
            }
        }
    }

    /** Runs the body once more by reflection, as the chain lets nobody proceed twice. */
    static class Repeating implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<@Nullable Void> invocation,
                ReflectiveInvocationContext<Method> method,
                ExtensionContext context)
                throws Throwable {
            method.getExecutable().setAccessible(true);
            method.getExecutable().invoke(method.getTarget().orElseThrow());
            invocation.proceed();
        }
    }

    static class Skipping implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<@Nullable Void> invocation,
                ReflectiveInvocationContext<Method> method,
                ExtensionContext context) {
            invocation.skip();
        }
    }

    static class Failing implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<@Nullable Void> invocation,
                ReflectiveInvocationContext<Method> method,
                ExtensionContext context)
                throws Throwable {
            invocation.proceed();
            throw new IllegalStateException("as it should");
        }
    }

    /** Runs the body in a thread of its own and waits for it, as those do that call suspending functions. */
    static class Proxying implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<@Nullable Void> invocation,
                ReflectiveInvocationContext<Method> method,
                ExtensionContext context)
                throws Throwable {
            List<Throwable> thrown = new ArrayList<>();
            Thread thread = new Thread(() -> {
                try {
                    invocation.proceed();
                } catch (Throwable e) {
                    thrown.add(e);
                }
            });
            thread.start();
            thread.join();
            assertThat(thrown).isEmpty();
        }
    }
}
