package io.github.energyjunit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures the energy of a test, whatever kind of test it is.
 *
 * <p>On a method, that test is measured: a {@code @Test}, each invocation of a {@code @ParameterizedTest} or
 * {@code @RepeatedTest}, each dynamic test of a {@code @TestFactory}. On a class, all its tests are measured, including
 * those of subclasses and of {@code @Nested} classes. It can be used as a meta-annotation.
 *
 * <p>Only the test body is measured, without {@code @BeforeEach} and {@code @AfterEach}. Results are written to
 * {@code target/energy}, where {@code energy-maven-plugin} reads them. Measuring never changes the outcome of a test.
 *
 * @since 0.1.0
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(EnergyExtension.class)
public @interface MeasureEnergy {
    /** Stands for "no budget given here": a value that nobody writes by mistake, as might happen with -1. */
    double NO_BUDGET = -Double.MAX_VALUE;

    /**
     * Sets a budget, in joules, on the energy that one invocation of the test causes. It is checked by the goal
     * {@code energy:check}, not by the test itself.
     *
     * <p>A budget is above 0 J and at most 1e12 J; anything else, such as -1 or {@code NaN}, is a configuration error of
     * the test. To set no budget, leave it out.
     *
     * <p>If a method has no budget, that of its class applies, then that of the enclosing class.
     */
    double maxJoules() default NO_BUDGET;

    /**
     * Prevents other measured tests of this JVM, and isolated tests of other JVMs of the same user, from running at the same
     * time.
     *
     * <p>Overlapping tests are each charged with their own part even without it. It is for tests whose numbers must not be
     * affected by another test's use of caches, memory and clock frequency. Tests that are not measured may still run at the
     * same time: to prevent that, use JUnit's {@code @Isolated}.
     */
    boolean isolated() default false;

    /**
     * Lets a regression of this test fail the build. With {@code false} the goal {@code energy:check} still compares it
     * with the baseline, but only warns. A budget applies in any case.
     */
    boolean gate() default true;
}
