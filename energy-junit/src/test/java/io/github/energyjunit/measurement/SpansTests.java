package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import io.github.energyjunit.meter.cpu.Counting;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs classes on scripted clocks, on a machine that draws 10 W idle and is half this JVM's. */
class SpansTests {
    private static final long MS = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    private final long[] now = new long[1];
    private final Meter meter = new Meter(source, () -> now[0]);
    private final ScriptedCpuTimes times = new ScriptedCpuTimes();
    private final Timeline timeline = new Timeline(meter, times);
    private final Spans spans = new Spans(
            meter,
            new Assessment(
                    meter.info(), 2, IdleEstimate.exactly(10, IdleEstimate.GIVEN), () -> Counting.FINE, () -> null),
            0);

    private void pass(long millis) {
        now[0] += millis * MS;
        times.process += millis * MS;
        times.machine += 2 * millis * MS;
        source.raw[0] += millis * 30_000;
    }

    private Window begin(int thread) {
        times.threads.putIfAbsent((long) thread, 0L);
        Window window = new Window(meter.newSnapshot(), meter.newSnapshot());
        timeline.begin(window, new Runner(thread), null);
        window.startNanos = now[0];
        return window;
    }

    private void end(Window window, String className) {
        window.endNanos = now[0];
        timeline.end(window);
        spans.add(className, window);
    }

    private void test(String className, long millis) {
        Window window = begin(0);
        pass(millis);
        end(window, className);
    }

    private List<JsonNode> take() throws JsonProcessingException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : spans.take("7c0d4c9e-2b44-4d5c-9f5b-0a4d1a1c6f10")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void reach_from_the_first_test_to_the_last() throws JsonProcessingException {
        test("com.acme.A", 100);
        pass(50);
        test("com.acme.A", 100);
        pass(1_000);
        test("com.acme.B", 100);

        List<JsonNode> lines = take();
        assertThat(lines)
                .extracting(line -> line.get("className").asText())
                .containsExactly("com.acme.A", "com.acme.B");
        JsonNode first = lines.get(0);
        assertThat(first.get("tests").asInt()).isEqualTo(2);
        assertThat(first.get("durationNanos").asLong()).isEqualTo(250 * MS);
        assertThat(first.get("totalMicrojoules").asLong()).isEqualTo(7_500_000);
        // 30 W less 10 W idle, half of them
        assertThat(first.get("attributedMicrojoules").asLong()).isEqualTo(2_500_000);
        assertThat(first.get("flags")).isEmpty();
        assertThat(take()).isEmpty();
    }

    @Test
    void say_when_classes_run_at_the_same_time() throws JsonProcessingException {
        Window one = begin(0);
        pass(50);
        Window two = begin(1);
        pass(50);
        end(one, "com.acme.A");
        pass(50);
        end(two, "com.acme.B");

        assertThat(take())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.get("flags").toString()).contains("OVERLAPPED"));
    }
}
