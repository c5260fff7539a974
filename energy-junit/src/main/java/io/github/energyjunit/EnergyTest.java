package io.github.energyjunit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Repeats a test until its energy is known well, in place of {@code @Test}.
 *
 * <p>The test runs in batches. A batch is as many invocations of the method, one right after the other, as fill
 * {@link #minDuration()}: a counter that ticks once a millisecond says little about anything shorter. First come warm-up
 * batches, which are thrown away, then samples, until the mean is known within 2 % (95 % confidence) or
 * {@link #maxSamples()} or {@link #maxSeconds()} is reached.
 *
 * <p>For JUnit each batch is one test: it has a test instance, {@code @BeforeEach} before and {@code @AfterEach} after it,
 * none of them measured, its parameters resolved once, and one {@code @Timeout} for the whole of it. A method that changes
 * the state that it works on must therefore be able to run again. The first exception ends the batch and the repetition, and
 * is the test's outcome. Extensions that intercept test methods and stand inside of this one, such as those that are
 * registered behind this annotation on the same method, see the first invocation of each batch only.
 *
 * <p>{@code energy.samples}, {@code energy.warmups} and {@code energy.time} override what is given here.
 *
 * @since 0.1.0
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(EnergyTestExtension.class)
public @interface EnergyTest {
    /** How long one batch should last, in ms. */
    long minDuration() default 250;

    /** How many batches are thrown away at first; at least 1. */
    int warmups() default 2;

    /** How many samples are taken at least; at least 3, fewer have no spread. */
    int minSamples() default 5;

    /** How many samples are taken at most. */
    int maxSamples() default 30;

    /** After how many seconds no further batch begins. */
    double maxSeconds() default 60;

    /** Sets a budget, in joules, on the energy that one invocation causes; see {@link MeasureEnergy#maxJoules()}. */
    double maxJoules() default MeasureEnergy.NO_BUDGET;

    /** Lets no other measured test run at the same time; see {@link MeasureEnergy#isolated()}. */
    boolean isolated() default false;

    /**
     * Lets a regression of this test break the build. With {@code false} the goal {@code energy:check} still compares it
     * with the baseline, but only warns. A budget holds all the same.
     */
    boolean gate() default true;
}
