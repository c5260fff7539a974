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
 * Repeats a test until its energy is known precisely; used instead of {@code @Test}.
 *
 * <p>The test runs in batches. A batch is as many consecutive invocations of the method as fill {@link #minDuration()}: a
 * counter that is updated once a millisecond says little about anything shorter. First come warm-up batches, which are
 * discarded, then samples, until the mean is known within 2 % (95 % confidence) or {@link #maxSamples()} or
 * {@link #maxSeconds()} is reached.
 *
 * <p>For JUnit each batch is one test: it has a test instance, {@code @BeforeEach} before and {@code @AfterEach} after it,
 * neither of them measured, its parameters are resolved once, and one {@code @Timeout} applies to the whole batch. A method
 * that changes the state that it works on must therefore be able to run again. The first exception ends the batch and the
 * repetition, and is the test's outcome. Extensions that intercept test methods inside this one, such as those registered
 * after this annotation on the same method, see only the first invocation of each batch. Under an extension that calls the
 * method itself and lets no invocation proceed, a batch is one invocation.
 *
 * <p>{@code energy.samples}, {@code energy.warmups} and {@code energy.time} override the values given here.
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

    /** How many batches are discarded at first; at least 1. */
    int warmups() default 2;

    /** The minimum number of samples; at least 3, since fewer have no spread. */
    int minSamples() default 5;

    /** The maximum number of samples. */
    int maxSamples() default 30;

    /** The number of seconds after which no further batch begins. */
    double maxSeconds() default 60;

    /** Sets a budget, in joules, on the energy that one invocation causes; see {@link MeasureEnergy#maxJoules()}. */
    double maxJoules() default MeasureEnergy.NO_BUDGET;

    /** Prevents other measured tests from running at the same time; see {@link MeasureEnergy#isolated()}. */
    boolean isolated() default false;

    /**
     * Lets a regression of this test fail the build. With {@code false} the goal {@code energy:check} still compares it
     * with the baseline, but only warns. A budget applies in any case.
     */
    boolean gate() default true;
}
