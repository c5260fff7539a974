package io.github.energyjunit.meter.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Nobody waits for foreign code longer than told, nor gives it up because the machine stood still. */
@Timeout(120)
class BoundedTests {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    @Test
    void what_does_not_answer_is_given_up() {
        CountDownLatch never = new CountDownLatch(1);
        Bounded bounded = new Bounded("foreign");

        assertThatThrownBy(() -> bounded.call(Duration.ofMillis(50), () -> {
                    never.await();
                    return 1;
                }))
                .isInstanceOf(TimeoutException.class);
        never.countDown();
        bounded.rest();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_machine_that_stood_still_is_not_taken_for_code_that_does_not_answer() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        BoundedTests.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader told = jvm.inputReader();
                OutputStream answer = jvm.getOutputStream()) {
            assertThat(told.readLine()).isEqualTo("called");
            signal("STOP", jvm);
            Thread.sleep(LONGEST.plusMillis(500).toMillis());
            answer.write('\n');
            answer.flush();
            signal("CONT", jvm);

            assertThat(told.readLine()).isEqualTo("answered");
        } finally {
            jvm.destroyForcibly();
        }
    }

    private static void signal(String name, Process to) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + name + " " + to.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Is what the other JVM does: it calls code that answers a moment after a line has come. */
    public static void main(String[] args) throws ExecutionException {
        try {
            new Bounded("foreign").call(LONGEST, () -> {
                System.out.println("called");
                int line = System.in.read();
                Thread.sleep(100);
                return line;
            });
            System.out.println("answered");
        } catch (TimeoutException e) {
            System.out.println("given up");
        }
    }
}
