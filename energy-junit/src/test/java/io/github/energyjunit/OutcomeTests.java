package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;

/** Whatever happens to a test, the outcome that is written down is the one that JUnit tells. */
class OutcomeTests {
    private @TempDir Path folder;
    private int attempts;

    @Test
    void are_those_that_junit_tells() {
        // A body that never began is not measured, as on a machine that stands still until its time-out is over.
        MeasuredRun run = Attempts.of(
                () -> MeasuredRun.of(
                        ManyEndsTestCases.class,
                        folder.resolve("attempt-" + attempts++),
                        Map.of("energy.source", "estimate")),
                attempt -> attempt.tests().stream().anyMatch(test -> test.endsWith("#isAbandonedByItsTimeout()")));

        Map<String, String> told = new TreeMap<>();
        for (Event event : run.results().testEvents().finished().list()) {
            told.put(
                    event.getTestDescriptor().getDisplayName(),
                    event.getRequiredPayload(TestExecutionResult.class)
                            .getStatus()
                            .name()
                            .toLowerCase(java.util.Locale.ROOT));
        }
        Map<String, String> written = new TreeMap<>();
        run.measurements()
                .forEach(line -> written.put(
                        line.get("displayName").asText(), line.get("outcome").asText()));
        assertThat(written).isEqualTo(told).hasSize(12).containsValues("successful", "failed", "aborted");
        assertThat(run.measurements())
                .allSatisfy(line -> assertThat(line.get("flags").toString().contains("FAILED_TEST"))
                        .isEqualTo(!line.get("outcome").asText().equals("successful")));
    }

    @MeasureEnergy
    static class ManyEndsTestCases {
        @Test
        void returns() {}

        @Test
        void fails() {
            throw new IllegalStateException("as it should");
        }

        @Test
        void aborts() {
            Assumptions.abort("as it should");
        }

        @Test
        void abortsAsInJunit4() {
            org.junit.Assume.assumeTrue(false);
        }

        @Test
        @Timeout(value = 50, unit = TimeUnit.MILLISECONDS)
        void isInterruptedByItsTimeout() throws InterruptedException {
            Thread.sleep(60_000);
        }

        @Test
        @Timeout(value = 1, unit = TimeUnit.MILLISECONDS)
        void returnsAfterItsTimeout() {
            long end = System.nanoTime() + 50_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }

        @Test
        @Timeout(value = 1000, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
        void isAbandonedByItsTimeout() throws InterruptedException {
            Thread.sleep(60_000);
        }

        @Test
        @ExtendWith(Forgiving.class)
        void isForgiven() {
            throw new IllegalStateException("as it should");
        }

        @Test
        void failsAfterwards() {}

        @AfterEach
        void after(TestInfo test) {
            if (test.getDisplayName().equals("failsAfterwards()")) {
                throw new IllegalStateException("as it should");
            }
        }

        @ParameterizedTest(name = "parameter {0}")
        @ValueSource(ints = {1})
        void parameterised(int parameter) {
            Assumptions.assumeTrue(parameter == 2);
        }

        @TestFactory
        Stream<DynamicNode> dynamic() {
            return Stream.of(
                    DynamicTest.dynamicTest("dynamic 1", () -> org.junit.Assume.assumeTrue(false)),
                    DynamicTest.dynamicTest("dynamic 2", () -> {
                        throw new AssertionError("as it should");
                    }));
        }
    }

    static final class Forgiving implements TestExecutionExceptionHandler {
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable thrown) {}
    }
}
