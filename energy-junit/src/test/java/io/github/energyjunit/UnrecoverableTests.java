package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * JUnit does not recover from an {@link OutOfMemoryError}: it calls nothing more for that test, while the tests of other
 * threads go on.
 */
@Timeout(value = 20, threadMode = SEPARATE_THREAD)
class UnrecoverableTests {
    private static CountDownLatch begun = new CountDownLatch(1);
    private static CountDownLatch accompanied = new CountDownLatch(1);
    private static boolean ranAlone;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        begun = new CountDownLatch(1);
        accompanied = new CountDownLatch(1);
        ranAlone = false;
    }

    private List<JsonNode> run(Class<?> tests) {
        try {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(DiscoverySelectors.selectClass(tests))
                    .configurationParameters(Map.of(
                            "energy.output", folder.toString(),
                            "energy.source", "estimate",
                            "junit.jupiter.execution.parallel.enabled", "true",
                            "junit.jupiter.execution.parallel.config.strategy", "fixed",
                            "junit.jupiter.execution.parallel.config.fixed.parallelism", "3"))
                    .execute();
        } catch (Throwable e) {
            // This is how JUnit tells.
            assertThat(e).hasStackTraceContaining("on purpose");
        }
        return MeasuredRun.files(folder).stream()
                .filter(file -> file.toString().endsWith(".jsonl"))
                .flatMap(file -> MeasuredRun.lines(file).stream())
                .filter(line -> line.get("type").asText().equals("measurement"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(classes = {TestCases.class, RepeatedTestCases.class})
    void a_test_after_which_nothing_is_called_holds_no_isolated_one_up(Class<?> tests) {
        run(tests);

        assertThat(ranAlone).isTrue();
    }

    @Test
    void is_recorded_as_failed() {
        assertThat(run(TestCases.class))
                .filteredOn(line -> line.get("methodName").asText().equals("dies"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("outcome").asText()).isEqualTo("failed"));
    }

    /** Ends once another test is there: JUnit starts none after such an error. */
    private static void die() throws InterruptedException {
        begun.countDown();
        assertThat(accompanied.await(30, TimeUnit.SECONDS)).isTrue();
        throw new OutOfMemoryError("on purpose");
    }

    /** Waits until the other one is in its body, and a while longer. */
    private static void awaitOther() throws InterruptedException {
        accompanied.countDown();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(300);
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class TestCases extends BesideAnIsolatedTest {
        @Test
        @MeasureEnergy
        void dies() throws InterruptedException {
            die();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class RepeatedTestCases extends BesideAnIsolatedTest {
        @EnergyTest(minDuration = 5)
        @Execution(ExecutionMode.CONCURRENT)
        void dies() throws InterruptedException {
            die();
        }
    }

    abstract static class BesideAnIsolatedTest {
        @Execution(ExecutionMode.CONCURRENT)
        @Nested
        class Other {
            @BeforeEach
            void await() throws InterruptedException {
                awaitOther();
            }

            @Test
            @MeasureEnergy(isolated = true)
            void alone() {
                ranAlone = true;
            }
        }
    }
}
