package io.github.energyjunit;

import io.github.energyjunit.sampling.Limits;
import io.github.energyjunit.sampling.Sampling;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Offers JUnit one batch after the other, as long as {@link Sampling} wants more. */
final class EnergyTestExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), EnergyTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        EnergyTest annotation = AnnotationSupport.findAnnotation(context.getTestMethod(), EnergyTest.class)
                .orElseThrow();
        Plan plan = Plan.of(context);
        Limits limits = Repetition.limits(annotation, context.getElement().orElse(null), plan.settings());
        int operations = Repetition.operations(plan.settings());
        Sampling sampling = operations > 0 ? new Sampling(limits, operations) : new Sampling(limits);
        plan.takesSamples();
        BatchInterceptor interceptor = new BatchInterceptor(sampling);
        // JUnit takes an element only when the test before it has ended, since they share a thread.
        Iterator<TestTemplateInvocationContext> batches = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return sampling.goesOn() && !interceptor.isDone();
            }

            @Override
            public TestTemplateInvocationContext next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                interceptor.expectBatch();
                return new BatchContext(
                        (sampling.warmsUp() ? "warm-up " : "sample ") + sampling.number(), List.of(interceptor));
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(batches, Spliterator.ORDERED), false);
    }

    private record BatchContext(String name, List<Extension> extensions) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return extensions;
        }
    }
}
