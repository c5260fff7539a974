package io.github.energyjunit;

import io.github.energyjunit.measurement.Course;
import io.github.energyjunit.measurement.ledger.NodeKind;
import java.lang.reflect.AnnotatedElement;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Tells the ledger where a plan of the JUnit Platform is, whatever the engine. */
final class PlanCourse {
    private final Course course;

    PlanCourse(Course course) {
        this.course = course;
    }

    /** Returns whether any test of JUnit Jupiter in a plan asks to be measured; it stops at the first. */
    static boolean asksForMeasuring(TestPlan plan, String engine) {
        for (TestIdentifier root : plan.getRoots()) {
            if (root.getUniqueId().contains(engine)
                    && plan.getDescendants(root).stream().anyMatch(PlanCourse::asksForMeasuring)) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksForMeasuring(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        try {
            if (source instanceof MethodSource method) {
                return asks(method.getJavaMethod());
            }
            return source instanceof ClassSource declared && asks(declared.getJavaClass());
        } catch (RuntimeException | LinkageError e) {
            // JUnit tells whoever runs the test what is wrong with its class.
            return false;
        }
    }

    private static boolean asks(AnnotatedElement element) {
        return AnnotationSupport.isAnnotated(element, MeasureEnergy.class)
                || AnnotationSupport.isAnnotated(element, EnergyTest.class);
    }

    void started(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        NodeKind kind = test.isTest()
                ? NodeKind.TEST
                : source instanceof ClassSource
                        ? NodeKind.CLASS
                        : source instanceof MethodSource ? NodeKind.METHOD : NodeKind.OTHER;
        String className = source instanceof MethodSource method
                ? method.getClassName()
                : source instanceof ClassSource declared ? declared.getClassName() : null;
        course.started(test.getUniqueId(), test.getParentId().orElse(null), kind, className);
    }

    void finished(TestIdentifier test) {
        course.finished(test.getUniqueId());
    }
}
