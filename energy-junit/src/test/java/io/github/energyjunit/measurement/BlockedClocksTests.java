package io.github.energyjunit.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.measurement.ledger.NodeKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets each clock, and the counter, never answer while bodies run: every body goes on and comes to its end, what was not read
 * is not guessed, and the next body is measured right. All cases run beside each other, since each waits for a while.
 */
@Timeout(120)
class BlockedClocksTests {
    private static final TestDescription OUTER = new TestDescription("A#outer()", "A", "outer", "outer()", null);

    private @TempDir Path folder;

    private interface Scenario {
        void run(BlockedJvm jvm, BreakableClocks.@Nullable Call call) throws Exception;
    }

    @Test
    void harm_nobody() throws Exception {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        scenarios.put("before a body", BlockedClocksTests::beforeABody);
        scenarios.put("in the midst of a body", BlockedClocksTests::inTheMidst);
        scenarios.put("beside another body", BlockedClocksTests::besideAnother);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Map<String, Future<?>> running = new LinkedHashMap<>();
            for (Map.Entry<String, Scenario> scenario : scenarios.entrySet()) {
                for (int i = -1; i < BreakableClocks.Call.values().length; i++) {
                    BreakableClocks.Call call = i < 0 ? null : BreakableClocks.Call.values()[i];
                    String name = (call == null ? "COUNTER" : call) + " blocks " + scenario.getKey();
                    Path own = Files.createDirectory(folder.resolve(name));
                    running.put(name, threads.submit(in(new BlockedJvm(own), call, scenario.getValue())));
                }
            }
            for (Map.Entry<String, Future<?>> one : running.entrySet()) {
                try {
                    one.getValue().get(BlockedJvm.LONGEST_SECONDS, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError(one.getKey(), e);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> in(BlockedJvm jvm, BreakableClocks.@Nullable Call call, Scenario scenario) {
        return () -> {
            AtomicReference<JsonNode> ledger = new AtomicReference<>();
            jvm.recorder.acquire();
            try {
                jvm.timeline.follow(0);
                jvm.timeline.change(open -> open.started("test", null, NodeKind.TEST, "A", 0));
                jvm.body();
                scenario.run(jvm, call);
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BlockedJvm.LONGEST_SECONDS);
                // Who waited for a clock that answers again may yet have to notice.
                while (jvm.body() < 0) {
                    assertThat(System.nanoTime())
                            .as("bodies are measured again")
                            .isLessThan(end);
                    Thread.sleep(5);
                }
                jvm.timeline.settle(open -> ledger.set(jvm.ledgerLine(open)));
            } finally {
                jvm.heals.countDown();
                jvm.recorder.release();
            }
            checkBodies(jvm.lines());
            checkLedger(ledger, jvm.source.raw[0]);
            return null;
        };
    }

    /** Each has what it burnt, or nothing; the first and the last have it. */
    private static void checkBodies(List<JsonNode> lines) {
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            long burnt = line.get("test").asText().equals(OUTER.test()) ? 600_000 : 300_000;
            if (i == 0
                    || i == lines.size() - 1
                    || !line.get("attributedMicrojoules").isNull()) {
                assertThat(line.get("attributedMicrojoules").asLong())
                        .as(line.toString())
                        .isEqualTo(burnt);
                assertThat(line.get("cpuNanos").asLong()).as(line.toString()).isEqualTo(burnt / 5 * 1_000);
            } else {
                assertThat(line.get("flags").toString()).contains("NO_READING");
                assertThat(line.get("reason").asText()).containsAnyOf("clock", "counter");
            }
        }
        assertThat(lines.get(lines.size() - 1).get("flags").toString())
                .doesNotContain("OVERLAPPED", "NO_READING", "SHARED_CPU");
    }

    /** What it books was burnt by bodies, and what it does not know it says. */
    private static void checkLedger(AtomicReference<JsonNode> told, long burnt) {
        JsonNode line = Objects.requireNonNull(told.get(), "the ledger has ended");
        // A body without a reading is not one that nobody wanted to measure.
        assertThat(line.get("unmeasuredTests").asLong()).as(line.toString()).isZero();
        long booked = 0;
        for (JsonNode entry : line.get("entries")) {
            assertThat(entry.get("what").asText()).isEqualTo("bodies");
            booked += entry.get("grossMicrojoules").asLong();
        }
        assertThat(booked)
                .as(line.toString())
                .isEqualTo(line.get("totalMicrojoules").asLong());
        assertThat(line.get("lostNanos").asLong())
                .as(line.toString())
                .isEqualTo((burnt - booked) / 300_000 * 100 * BlockedJvm.MS);
    }

    private static void beforeABody(BlockedJvm jvm, BreakableClocks.@Nullable Call call) throws InterruptedException {
        jvm.block(call);
        jvm.timeline.change(open -> open.started("blocked", null, NodeKind.TEST, "A", 0));
        jvm.body("blocked");
        jvm.timeline.change(open -> open.finished("blocked"));
        jvm.timeline.change(open -> open.started("blocked as well", null, NodeKind.TEST, "A", 0));
        jvm.body("blocked as well");
        jvm.timeline.change(open -> open.finished("blocked as well"));
        jvm.heal();
    }

    private static void inTheMidst(BlockedJvm jvm, BreakableClocks.@Nullable Call call) throws InterruptedException {
        Window window = jvm.begin();
        jvm.work();
        jvm.block(call);
        jvm.end(window, BlockedJvm.TEST);
        jvm.heal();
    }

    private static void besideAnother(BlockedJvm jvm, BreakableClocks.@Nullable Call call) throws InterruptedException {
        Window outer = jvm.begin();
        jvm.work();
        jvm.block(call);
        Thread other = new Thread(() -> jvm.body(), "another");
        other.start();
        other.join(TimeUnit.SECONDS.toMillis(BlockedJvm.LONGEST_SECONDS));
        assertThat(other.isAlive()).as("the other body still waits").isFalse();
        jvm.work();
        jvm.end(outer, OUTER);
        jvm.heal();
    }
}
