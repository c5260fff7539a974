package io.github.energyjunit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Finds {@link MeasureEnergy} around a test, closest first: method, class and its superclasses, enclosing classes.
 *
 * @param present whether there is one at all
 * @param maxJoules the closest budget, or {@code null}
 */
record Annotations(boolean present, @Nullable Double maxJoules) {
    /**
     * Searches from the context outwards.
     *
     * @throws ExtensionConfigurationException if a budget is not a positive number
     */
    static Annotations around(ExtensionContext context) {
        boolean present = false;
        // Contexts lead from a nested class to its enclosing one, which a search on the class alone does not on 5.10.
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.flatMap(ExtensionContext::getParent)) {
            AnnotatedElement element = at.get().getElement().orElse(null);
            Optional<MeasureEnergy> annotation = AnnotationSupport.findAnnotation(element, MeasureEnergy.class);
            present |= annotation.isPresent();
            double budget = annotation.map(MeasureEnergy::maxJoules).orElse(MeasureEnergy.NO_BUDGET);
            if (budget != MeasureEnergy.NO_BUDGET) {
                return new Annotations(true, checked(budget, element));
            }
        }
        return new Annotations(present, null);
    }

    private static double checked(double maxJoules, @Nullable AnnotatedElement element) {
        if (!(maxJoules > 0) || Double.isInfinite(maxJoules)) {
            throw new ExtensionConfigurationException("@MeasureEnergy(maxJoules = " + maxJoules + ") on [" + element
                    + "]: the budget must be a positive number of joules.");
        }
        return maxJoules;
    }
}
