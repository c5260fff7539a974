package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs real test plans whose parts use known CPU time, however busy the machine is. */
class LedgerInPlanTests {
    private static final double MS = 1e6;

    private @TempDir Path folder;

    @MeasureEnergy
    static class Heavy {
        @BeforeAll
        static void setUpClass() {
            Cpu.burn(160);
        }

        @BeforeEach
        void setUp() {
            Cpu.burn(40);
        }

        @RepeatedTest(2)
        void body() {
            Cpu.burn(60);
        }

        @AfterEach
        void tearDown() {
            Cpu.burn(50);
        }

        @AfterAll
        static void tearDownClass() {
            Cpu.burn(120);
        }
    }

    static class Unmeasured {
        @Test
        void body() {
            Cpu.burn(70);
        }
    }

    private List<JsonNode> run(Map<String, String> settings, Class<?>... classes) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(Arrays.stream(classes)
                                .map(type -> selectClass(type))
                                .toList())
                        .configurationParameter("energy.output", folder.toString())
                        .configurationParameter("energy.source", "estimate")
                        .configurationParameters(settings)
                        .build());
        List<JsonNode> lines = new ArrayList<>();
        MeasuredRun.files(folder).forEach(file -> lines.addAll(MeasuredRun.lines(file)));
        return lines;
    }

    private static JsonNode last(List<JsonNode> lines, String type) {
        return lines.stream()
                .filter(line -> line.get("type").asText().equals(type))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no line of type " + type + " among " + lines));
    }

    private static Map<String, Double> cpuMillis(JsonNode line) {
        Map<String, Double> cpu = new HashMap<>();
        line.get("entries")
                .forEach(entry -> cpu.put(
                        entry.get("what").asText(), entry.get("cpuNanos").asDouble() / MS));
        return cpu;
    }

    /** Compiling and collecting garbage come on top, and are told apart as far as the JVM's own threads were looked at. */
    @Test
    void each_part_has_the_cpu_time_that_it_used() {
        List<JsonNode> lines = run(Map.of(), Heavy.class);

        Map<String, Double> cpu = cpuMillis(last(lines, "ledger"));
        assertThat(cpu.get("classSetUp")).isGreaterThan(0.5 * 160);
        assertThat(cpu.get("testSetUp")).isGreaterThan(0.5 * 80);
        assertThat(cpu.get("bodies")).isGreaterThan(0.8 * 120);
        assertThat(cpu.get("testTearDown")).isGreaterThan(0.5 * 100);
        assertThat(cpu.get("classTearDown")).isGreaterThan(0.5 * 120);
        double fixtures =
                cpu.get("classSetUp") + cpu.get("testSetUp") + cpu.get("testTearDown") + cpu.get("classTearDown");
        assertThat(fixtures + cpu.getOrDefault("jvm", 0.0)).isGreaterThan(0.8 * 460);
    }

    @Test
    void the_parts_and_what_others_use_are_no_more_than_the_machine_used() {
        JsonNode line = last(run(Map.of(), Heavy.class), "ledger");

        double parts = 0;
        for (JsonNode entry : line.get("entries")) {
            parts += entry.get("grossMicrojoules").asDouble();
        }
        assertThat(parts)
                .isPositive()
                .isLessThanOrEqualTo(line.get("totalMicrojoules").asDouble()
                        + line.get("entries").size());
    }

    @Test
    void a_class_has_a_line_of_its_own() {
        JsonNode line = last(run(Map.of(), Heavy.class), "classLedger");

        assertThat(line.get("className").asText()).isEqualTo(Heavy.class.getName());
        assertThat(cpuMillis(line)).containsKeys("classSetUp", "testSetUp", "bodies", "testTearDown", "classTearDown");
    }

    @Test
    void a_class_says_which_of_its_tests_ended_whether_measured_or_not() {
        JsonNode once = last(run(Map.of(), Heavy.class, Unmeasured.class), "classLedger");
        JsonNode again = last(run(Map.of(), Heavy.class, Unmeasured.class), "classLedger");
        JsonNode other = last(run(Map.of(), Heavy.class), "classLedger");

        assertThat(once.get("className").asText()).isEqualTo(Unmeasured.class.getName());
        assertThat(once.get("tests").asInt()).isEqualTo(1);
        assertThat(once.get("testsDigest").asText())
                .matches("[0-9a-f]{16}")
                .isEqualTo(again.get("testsDigest").asText())
                .isNotEqualTo(other.get("testsDigest").asText());
    }

    @Test
    void bodies_of_tests_that_are_not_measured_are_bodies_all_the_same() {
        JsonNode line = last(run(Map.of(), Heavy.class, Unmeasured.class), "ledger");

        assertThat(cpuMillis(line).get("bodies")).isGreaterThan(0.8 * (120 + 70));
        assertThat(line.get("unmeasuredTests").asInt()).isEqualTo(1);
    }

    @Test
    void tests_of_another_engine_have_fixtures_too() {
        JsonNode line = last(run(Map.of("energy.measure", "all"), OldCases.class, Unmeasured.class), "ledger");

        Map<String, Double> cpu = cpuMillis(line);
        assertThat(line.get("unmeasuredTests").asInt()).isZero();
        assertThat(cpu.get("classSetUp")).isGreaterThan(0.5 * 90);
        assertThat(cpu.get("bodies")).isGreaterThan(0.6 * 60);
    }

    /** JUnit 4, whose fixtures of classes run inside its engine. */
    public static class OldCases {
        /** Uses a known time. */
        @org.junit.BeforeClass
        public static void setUpClass() {
            Cpu.burn(90);
        }

        /** Uses a known time. */
        @org.junit.Test
        public void body() {
            Cpu.burn(60);
        }
    }

    @Test
    void what_the_jvm_does_after_its_last_plan_counts_too() throws IOException, InterruptedException {
        List<JsonNode> ledgers = List.of();
        // A JVM ends without a last reading where that takes too long, as where the machine gives it no time: not
        // always.
        for (int attempt = 0; attempt < 3 && ledgers.size() < 2; attempt++) {
            Path own = Files.createDirectory(folder.resolve("attempt-" + attempt));
            ledgers = OtherJvm.run(own, Late.class, 0, "-Denergy.source=estimate").stream()
                    .filter(line -> line.get("type").asText().equals("ledger"))
                    .toList();
        }

        assertThat(ledgers).hasSizeGreaterThan(1);
        JsonNode atPlansEnd = ledgers.get(ledgers.size() - 2);
        JsonNode atJvmsEnd = ledgers.get(ledgers.size() - 1);
        double used = cpuMillis(atJvmsEnd).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(used).isGreaterThan(0.9 * 200);
        assertThat(atJvmsEnd.get("durationNanos").asLong())
                .isGreaterThan(atPlansEnd.get("durationNanos").asLong());
    }

    @MeasureEnergy
    static class Late {
        @Test
        void goes_on_when_its_plan_has_ended() {
            new Thread(() -> Cpu.burn(200)).start();
        }
    }

    @Test
    void no_file_is_written_where_nothing_is_to_be_measured() {
        assertThat(run(Map.of(), Unmeasured.class)).isEmpty();
    }
}
