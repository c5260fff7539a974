package io.github.energyjunit;

import io.github.energyjunit.measurement.file.MaxJoules;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestFactory;
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
    /**
     * Holds what stands on one class or method, also by way of other annotations.
     *
     * @param factory whether it makes tests, and is none itself
     * @param repeats whether it is one test that runs several times
     */
    record On(@Nullable EnergyTest test, @Nullable MeasureEnergy measured, boolean factory, boolean repeats) {
        private static final On NOTHING = new On(null, null, false, false);

        /** Tells types of annotations that may bring one of those along, which takes a few microseconds each. */
        private static final ClassValue<Boolean> MATTERS = new ClassValue<>() {
            @Override
            protected Boolean computeValue(Class<?> type) {
                return Stream.of(EnergyTest.class, MeasureEnergy.class, TestFactory.class, RepeatedTest.class)
                        .anyMatch(sought -> type == sought || AnnotationSupport.isAnnotated(type, sought));
            }
        };

        /** Searches: JUnit looks through all annotations of annotations, each time, unless none of them matters. */
        static On of(AnnotatedElement element) {
            if (element instanceof Method
                    && Arrays.stream(element.getDeclaredAnnotations())
                            .noneMatch(annotation -> MATTERS.get(annotation.annotationType()))) {
                return NOTHING;
            }
            EnergyTest test =
                    AnnotationSupport.findAnnotation(element, EnergyTest.class).orElse(null);
            return new On(
                    test,
                    AnnotationSupport.findAnnotation(element, MeasureEnergy.class)
                            .orElse(null),
                    AnnotationSupport.isAnnotated(element, TestFactory.class),
                    test != null || AnnotationSupport.isAnnotated(element, RepeatedTest.class));
        }
    }

    /**
     * Searches from the context outwards.
     *
     * @throws ExtensionConfigurationException if a budget is not a positive number of joules
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
        if (!MaxJoules.isAllowed(maxJoules)) {
            throw new ExtensionConfigurationException("energy-junit: invalid budget maxJoules = " + maxJoules + " on ["
                    + element + "]: expected " + MaxJoules.ALLOWED + "; without a budget, leave maxJoules out");
        }
        return maxJoules;
    }
}
