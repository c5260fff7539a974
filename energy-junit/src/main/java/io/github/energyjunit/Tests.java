package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.measurement.TestDescription;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Translates between JUnit's contexts and the recorder. */
final class Tests {
    /** Digits of joules: operations of a batch may be tiny. */
    private static final int PICO = 12;

    private Tests() {}

    static TestDescription describe(ExtensionContext context, Annotations annotations, Plan plan) {
        TestId id = TestId.of(context, plan);
        return new TestDescription(
                id.id(),
                id.className(),
                id.methodName(),
                DisplayNames.of(context),
                annotations.maxJoules(),
                annotations.gate(),
                plan.settings().all() || annotations.onClass(),
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

    /** Publishes what one of the operations that were measured cost; nothing if that is not known. */
    static void publish(long attributedMicrojoules, long operations, Recorder recorder, ExtensionContext context) {
        if (attributedMicrojoules >= 0) {
            context.publishReportEntry(Map.of(
                    "energy.joules", joules(attributedMicrojoules, operations),
                    "energy.source", recorder.source().name(),
                    "energy.quality", recorder.source().quality().label()));
        }
    }

    private static String joules(long microjoules, long operations) {
        BigDecimal joules = BigDecimal.valueOf(microjoules, 6);
        return operations == 1
                ? joules.toPlainString()
                : joules.divide(BigDecimal.valueOf(operations), PICO, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
