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
 * {@code @RepeatedTest}, each dynamic test of a {@code @TestFactory}. On a class, all its tests are, those of subclasses
 * and of {@code @Nested} classes included. It may be part of an annotation of your own.
 *
 * <p>What is measured is the test body alone, without {@code @BeforeEach} and {@code @AfterEach}. Results go to
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
    /** Stands for "no budget given here". */
    double NO_BUDGET = -1;

    /**
     * Sets a budget, in joules, on the energy that one invocation of the test causes. It is held by the goal
     * {@code energy:check}, not by the test itself.
     *
     * <p>Where a method gives none, that of its class holds, then that of the enclosing class.
     */
    double maxJoules() default NO_BUDGET;

    /**
     * Lets no other measured test of this JVM run at the same time, and no isolated one of another JVM of the same user.
     *
     * <p>Tests that overlap are each charged with their own part even without it. It is for tests whose numbers must not
     * suffer from a neighbour's use of caches, memory and clock frequency. Tests that are not measured are not kept away:
     * for that use JUnit's {@code @Isolated}.
     */
    boolean isolated() default false;

    /**
     * Lets a regression of this test break the build. With {@code false} the goal {@code energy:check} still compares it
     * with the baseline, but only warns. A budget holds all the same.
     */
    boolean gate() default true;
}
