package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.Event;

/** Which budget a test has, and which cannot be one. */
class BudgetAnnotationTests {
    private static FakeMachine machine;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        machine = new FakeMachine(folder);
    }

    @Test
    void finds_the_closest_budget() {
        MeasuredRun run = machine.run(BudgetTestCases.class);

        assertThat(run.measurement("#own()").get("maxJoules").asDouble()).isEqualTo(0.25);
        assertThat(run.measurement("#ofTheClass()").get("maxJoules").asDouble()).isEqualTo(3);
        assertThat(run.measurement("#composed()").get("maxJoules").asDouble()).isEqualTo(1.5);
        assertThat(run.measurement("$Inner#ofTheEnclosingClass()")
                        .get("maxJoules")
                        .asDouble())
                .isEqualTo(3);
        assertThat(run.measurement("#ofTheFactory()[1]").get("maxJoules").asDouble())
                .isEqualTo(9);
    }

    @Test
    @MeasureEnergy(maxJoules = 1.5)
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Frugal {}

    @MeasureEnergy(maxJoules = 3)
    abstract static class FrugalBase {}

    static class BudgetTestCases extends FrugalBase {
        @Test
        @MeasureEnergy(maxJoules = 0.25)
        void own() {}

        @Test
        @MeasureEnergy
        void ofTheClass() {}

        @Frugal
        void composed() {}

        @TestFactory
        @MeasureEnergy(maxJoules = 9)
        Stream<DynamicNode> ofTheFactory() {
            return Stream.of(dynamicTest("it", () -> {}));
        }

        @Nested
        class Inner {
            @Test
            void ofTheEnclosingClass() {}
        }
    }

    @Test
    void refuses_a_budget_that_no_budget_can_be() {
        machine.run(WrongBudgetTestCases.class)
                .results()
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, refused("0.0", "zero"))
                .haveExactly(1, refused("-1.0", "negative"))
                .haveExactly(1, refused("NaN", "noNumber"))
                .haveExactly(1, refused("Infinity", "endless"))
                .haveExactly(1, refused("1.0E13", "huge"))
                .haveExactly(1, refused("1.0E-30", "tiny"))
                .haveExactly(1, refused("-2.0", "repeated"));
    }

    private static Condition<Event> refused(String value, String method) {
        return finishedWithFailure(message(text -> text.startsWith("energy-junit: invalid budget maxJoules = " + value)
                && text.contains("WrongBudgetTestCases." + method + "()")
                && text.endsWith(
                        "expected a number of joules above 0 and at most 1e12, such as 0.5; without a budget, leave"
                                + " maxJoules out")));
    }

    static class WrongBudgetTestCases {
        @Test
        @MeasureEnergy(maxJoules = 0)
        void zero() {}

        @Test
        @MeasureEnergy(maxJoules = -1)
        void negative() {}

        @Test
        @MeasureEnergy(maxJoules = Double.NaN)
        void noNumber() {}

        @Test
        @MeasureEnergy(maxJoules = Double.POSITIVE_INFINITY)
        void endless() {}

        @Test
        @MeasureEnergy(maxJoules = 1e13)
        void huge() {}

        @Test
        @MeasureEnergy(maxJoules = 1e-30)
        void tiny() {}

        @EnergyTest(maxJoules = -2)
        void repeated() {}
    }

    @Test
    void measures_without_a_budget_where_none_is_given() {
        MeasuredRun run = machine.run(NoBudgetTestCases.class);

        assertThat(run.measurement("#none()").get("maxJoules").isNull()).isTrue();
    }

    static class NoBudgetTestCases {
        @Test
        @MeasureEnergy(maxJoules = MeasureEnergy.NO_BUDGET)
        void none() {}
    }
}
