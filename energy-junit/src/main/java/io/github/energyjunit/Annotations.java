package io.github.energyjunit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Finds {@link MeasureEnergy} and {@link EnergyTest} around a test, closest first: method, class and its superclasses, enclosing classes.
 *
 * @param present whether there is one at all
 * @param onClass whether the outermost class has a {@link MeasureEnergy}, so that all its tests are measured
 * @param repeated whether the test is an {@link EnergyTest}
 * @param isolated whether one of them asks that the test be alone
 * @param maxJoules the closest budget, or {@code null}
 * @param gate whether none of them keeps regressions from breaking the build
 */
record Annotations(
        boolean present,
        boolean onClass,
        boolean repeated,
        boolean isolated,
        @Nullable Double maxJoules,
        boolean gate) {
    /** Holds what stands on one class or method, also by way of other annotations. */
    record On(@Nullable EnergyTest test, @Nullable MeasureEnergy measured) {
        private static final On NOTHING = new On(null, null);

        /** Searches, which takes some microseconds: JUnit looks through all annotations of annotations. */
        static On of(AnnotatedElement element) {
            return new On(
                    AnnotationSupport.findAnnotation(element, EnergyTest.class).orElse(null),
                    AnnotationSupport.findAnnotation(element, MeasureEnergy.class)
                            .orElse(null));
        }
    }

    /**
     * Searches from the context outwards.
     *
     * @throws ExtensionConfigurationException if a budget is not a positive number
     */
    static Annotations around(ExtensionContext context, Plan plan) {
        boolean present = false;
        boolean onClass = false;
        boolean repeated = false;
        boolean isolated = false;
        Double budget = null;
        boolean gate = true;
        // Contexts lead from a nested class to its enclosing one, which a search on the class alone does not on 5.10.
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.flatMap(ExtensionContext::getParent)) {
            AnnotatedElement element = at.get().getElement().orElse(null);
            On on = element == null ? On.NOTHING : plan.annotationsOn(element);
            Optional<EnergyTest> test = Optional.ofNullable(on.test);
            Optional<MeasureEnergy> measured = Optional.ofNullable(on.measured);
            repeated |= test.isPresent();
            present |= measured.isPresent();
            onClass = element instanceof Class ? measured.isPresent() : onClass;
            isolated |= test.map(EnergyTest::isolated).orElse(false);
            isolated |= measured.map(MeasureEnergy::isolated).orElse(false);
            gate &= test.map(EnergyTest::gate).orElse(true);
            gate &= measured.map(MeasureEnergy::gate).orElse(true);
            if (budget == null) {
                budget = checked(test.map(EnergyTest::maxJoules).orElse(MeasureEnergy.NO_BUDGET), element);
            }
            if (budget == null) {
                budget = checked(measured.map(MeasureEnergy::maxJoules).orElse(MeasureEnergy.NO_BUDGET), element);
            }
        }
        return new Annotations(present, onClass, repeated, isolated, budget, gate);
    }

    private static @Nullable Double checked(double maxJoules, @Nullable AnnotatedElement element) {
        if (maxJoules == MeasureEnergy.NO_BUDGET) {
            return null;
        }
        if (!(maxJoules > 0) || Double.isInfinite(maxJoules)) {
            throw new ExtensionConfigurationException("maxJoules = " + maxJoules + " on [" + element
                    + "]: the budget must be a positive number of joules.");
        }
        return maxJoules;
    }
}
