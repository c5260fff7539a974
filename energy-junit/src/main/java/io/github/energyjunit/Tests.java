package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Translates between JUnit's contexts and the recorder. */
final class Tests {
    private Tests() {}

    static TestDescription describe(ExtensionContext context, Annotations annotations, Settings settings) {
        TestId id = TestId.of(context);
        return new TestDescription(
                id.id(),
                id.className(),
                id.methodName(),
                context.getDisplayName(),
                annotations.maxJoules(),
                annotations.gate(),
                settings.all() || annotations.onClass(),
                outermost(context.getTestClass().orElse(null), id.className()));
    }

    /** Returns the name of the class around all others, or the given one where there is none, or none can be loaded. */
    static String outermost(@Nullable Class<?> type, String otherwise) {
        try {
            String name = otherwise;
            for (Class<?> around = type; around != null; around = around.getEnclosingClass()) {
                name = around.getName();
            }
            return name;
        } catch (LinkageError | SecurityException e) {
            return otherwise;
        }
    }

    /** Publishes what one invocation cost; nothing if that is not known. */
    static void publish(long attributedMicrojoules, Recorder recorder, ExtensionContext context) {
        if (attributedMicrojoules >= 0) {
            context.publishReportEntry(Map.of(
                    "energy.joules",
                            BigDecimal.valueOf(attributedMicrojoules, 6).toPlainString(),
                    "energy.source", recorder.source().name(),
                    "energy.quality", recorder.source().quality().label()));
        }
    }
}
