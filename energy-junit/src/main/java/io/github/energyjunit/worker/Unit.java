package io.github.energyjunit.worker;

import io.github.energyjunit.EnergyTest;
import io.github.energyjunit.MeasureEnergy;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/**
 * What can be run by itself before anything has run: a method with all its invocations, or a class whose methods show only
 * when it runs.
 *
 * @param uniqueId as the JUnit Platform calls it
 * @param name the same in every version of JUnit: class and method
 * @param measured whether it, or what is around it, carries one of our annotations
 */
record Unit(String uniqueId, String name, boolean measured) {

    static Optional<Unit> of(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            String types = method.getMethodParameterTypes();
            String name = method.getClassName() + "#" + method.getMethodName() + "("
                    + (types == null ? "" : types.replace(", ", ",")) + ")";
            return Optional.of(new Unit(test.getUniqueId(), name, isMeasured(method)));
        }
        if (source instanceof ClassSource type) {
            boolean measured = load(type.getClassName())
                    .map(found -> isMeasured(found)
                            || Arrays.stream(found.getMethods()).anyMatch(Unit::isAnnotated))
                    .orElse(false);
            return Optional.of(new Unit(test.getUniqueId(), type.getClassName(), measured));
        }
        return Optional.empty();
    }

    private static boolean isMeasured(MethodSource source) {
        Optional<Class<?>> type = load(source.getClassName());
        if (type.isEmpty()) {
            return false;
        }
        String parameters = source.getMethodParameterTypes();
        Optional<Method> method =
                ReflectionSupport.findMethod(type.get(), source.getMethodName(), parameters == null ? "" : parameters);
        return method.map(Unit::isAnnotated).orElse(false) || isMeasured(type.get());
    }

    private static boolean isMeasured(Class<?> type) {
        for (Class<?> around = type; around != null; around = around.getEnclosingClass()) {
            if (isAnnotated(around)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnnotated(AnnotatedElement element) {
        return AnnotationSupport.isAnnotated(element, MeasureEnergy.class)
                || AnnotationSupport.isAnnotated(element, EnergyTest.class);
    }

    private static Optional<Class<?>> load(String name) {
        return ReflectionSupport.tryToLoadClass(name).toOptional();
    }
}
