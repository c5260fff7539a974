package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.meter.powercap.FakeTree;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Extensions that run a test's method themselves, as Quarkus does, and let no invocation proceed: what stands further inside
 * never sees the body.
 */
class RunByOthersTests {
    private static final long PER_INVOCATION = 1_000_000;
    private static FakeTree tree;
    private static long counter;
    private static int invocations;

    private @TempDir Path folder;

    @BeforeEach
    void setUp() {
        counter = 1_000_000;
        invocations = 0;
        tree = new FakeTree(folder).zone("intel-rapl:0", "package-0", 262_143_328_850L, counter);
    }

    private MeasuredRun run(Class<?> testClass, String... more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("energy.powercap.root", tree.root().toString()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return MeasuredRun.of(testClass, folder.resolve("energy"), settings);
    }

    private static void burn() {
        invocations++;
        counter += PER_INVOCATION;
        tree.set("intel-rapl:0", counter);
    }

    @Test
    void an_energy_test_is_measured_from_outside_one_invocation_a_batch() {
        MeasuredRun run = run(RepeatedCases.class, "energy.samples", "3", "energy.warmups", "1");

        List<JsonNode> lines = run.measurements();
        assertThat(lines).extracting(line -> line.get("warmup").asBoolean()).containsExactly(true, false, false, false);
        assertThat(lines).extracting(line -> line.get("operations").asInt()).containsOnly(1);
        assertThat(lines)
                .extracting(line -> line.get("totalMicrojoules").asLong())
                .containsOnly(PER_INVOCATION);
        assertThat(lines.get(3).get("stopped").asText()).isEqualTo("fixed");
        // The first one ran before anybody knew that it had to be measured from outside.
        assertThat(invocations).isEqualTo(5);
        run.results().testEvents().assertStatistics(stats -> stats.succeeded(5).failed(0));
    }

    @Test
    void a_measured_class_says_that_its_first_test_was_not_seen_and_has_the_others() {
        MeasuredRun run = run(MeasuredCases.class);

        List<JsonNode> lines = run.measurements();
        assertThat(lines).hasSize(4);
        assertThat(reason(lines.get(0))).contains("comes first");
        assertThat(lines.get(0).get("flags").toString()).contains("NO_READING");
        assertThat(lines.get(1).get("totalMicrojoules").asLong()).isEqualTo(PER_INVOCATION);
        assertThat(lines)
                .extracting(line -> line.get("outcome").asText())
                .containsExactly("successful", "successful", "failed", "aborted");
        run.results()
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(2).failed(1).aborted(1));
    }

    @Test
    void what_comes_first_sees_every_body() {
        for (MeasuredRun run : List.of(
                run(FirstCases.class),
                run(MeasuredCases.class, "junit.jupiter.extensions.autodetection.enabled", "true"))) {
            assertThat(run.measurements())
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(line.get("totalMicrojoules").asLong()).isEqualTo(PER_INVOCATION));
        }
    }

    @Test
    void a_body_that_arrives_after_all_is_measured_by_itself() {
        MeasuredRun run = run(SometimesCases.class);

        assertThat(run.measurements())
                .extracting(line -> line.get("totalMicrojoules").asText())
                .containsExactly("null", String.valueOf(PER_INVOCATION), String.valueOf(PER_INVOCATION));
    }

    @Test
    void a_failing_batch_ends_the_repetition() {
        MeasuredRun run = run(FailingRepeatedCases.class, "energy.samples", "4", "energy.warmups", "1");

        assertThat(run.measurements())
                .extracting(line -> line.get("outcome").asText())
                .containsExactly("successful", "failed");
        assertThat(invocations).isEqualTo(3);
    }

    private static String reason(JsonNode line) {
        return line.get("reason").asText();
    }

    /** Runs each method itself, unless its name says otherwise. */
    static final class Taking implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
                throws Throwable {
            if (call.getExecutable().getName().startsWith("proceeds")) {
                // More than the body is measured only where the body is out of sight.
                burn();
                invocation.proceed();
            } else {
                take(invocation, call);
            }
        }

        @Override
        public void interceptTestTemplateMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
                throws Throwable {
            take(invocation, call);
        }

        private static void take(Invocation<Void> invocation, ReflectiveInvocationContext<Method> call)
                throws Throwable {
            invocation.skip();
            call.getExecutable().setAccessible(true);
            try {
                call.getExecutable()
                        .invoke(
                                call.getTarget().orElseThrow(),
                                call.getArguments().toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    @ExtendWith(Taking.class)
    static class RepeatedCases {
        @EnergyTest
        void repeated() {
            burn();
        }
    }

    @ExtendWith(Taking.class)
    static class FailingRepeatedCases {
        @EnergyTest
        void repeated() {
            burn();
            assertThat(invocations).isLessThan(3);
        }
    }

    @ExtendWith(Taking.class)
    @MeasureEnergy
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class MeasuredCases {
        @Test
        @Order(1)
        void first() {
            burn();
        }

        @Test
        @Order(2)
        void second() {
            burn();
        }

        @Test
        @Order(3)
        void third() {
            burn();
            throw new AssertionError("on purpose");
        }

        @Test
        @Order(4)
        void fourth() {
            burn();
            throw new TestAbortedException("on purpose");
        }
    }

    @MeasureEnergy
    @ExtendWith(Taking.class)
    static class FirstCases {
        @Test
        void first() {
            burn();
        }
    }

    @ExtendWith(Taking.class)
    @MeasureEnergy
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class SometimesCases {
        @Test
        @Order(1)
        void taken() {
            burn();
        }

        @Test
        @Order(2)
        void proceeds() {
            burn();
        }

        @Test
        @Order(3)
        void taken_again() {
            burn();
        }
    }
}
