package io.github.energyjunit;

import io.github.energyjunit.measurement.Recorder;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.SourceInfo;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds the source that is read against {@link RequiresEnergyQuality}. */
final class RequiredQuality implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<RequiresEnergyQuality> required =
                AnnotationSupport.findAnnotation(context.getElement(), RequiresEnergyQuality.class);
        Recorder recorder = required.isEmpty() ? null : Plan.of(context).recorder();
        return recorder == null
                ? ConditionEvaluationResult.enabled("no joules are measured")
                : evaluate(required.get().value(), recorder.source());
    }

    private static ConditionEvaluationResult evaluate(Quality required, SourceInfo source) {
        if (!source.domains().isEmpty() && source.quality().compareTo(required) <= 0) {
            return ConditionEvaluationResult.enabled(
                    "joules are " + source.quality().label());
        }
        String here = source.domains().isEmpty()
                ? "there is no reading (source " + source.name() + ")"
                : "they are " + source.quality().label() + " (source " + source.name() + ")";
        return ConditionEvaluationResult.disabled("energy-junit: the test requires " + required.label()
                + " joules, and here " + here + "; mvn energy:doctor says what to do about it");
    }
}
