package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.runner.JUnitCore;
import org.junit.runner.Result;

/** In JVMs of their own: what a JVM has only one of is as the tests would find it without measuring. */
class WholeJvmTests {
    private @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void numbers_threads_and_pools_as_ever(String skip) throws Exception {
        OtherJvm.run(folder, NumberedTestCases.class, 0, options(skip));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void reads_no_setting_in_the_thread_of_a_test(String skip) throws Exception {
        // What a test has replaced there, as static methods of the JDK by those of a mock, would get our calls.
        OtherJvm.run(folder, ReadingTestCases.class, 0, options(skip));
    }

    @Test
    void runs_tests_once_where_nothing_can_be_opened() throws Exception {
        OtherJvm.run(folder, UnreadableTestCases.class, 0, "-Denergy.source=estimate", "-Denergy.summary=false");

        assertThat(Files.readString(folder.resolve("output.txt")))
                .contains("energy-junit cannot measure: java.lang.IllegalStateException: on purpose");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "annotated", "all"})
    void leaves_the_choice_of_a_log_manager_to_the_tests_of_junit_4(String measure) throws Exception {
        Path output = folder.resolve("output.txt");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        OtherJvm.classPath(),
                        "-Dbasedir=" + folder,
                        "-Denergy.source=estimate",
                        "-Denergy.measure=" + (measure.equals("none") ? "annotated" : measure),
                        WholeJvmTests.class.getName(),
                        measure)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(jvm.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output, StandardCharsets.UTF_8)).contains("1 run, [] failed");
        assertThat(Files.exists(folder.resolve("target/energy"))).isEqualTo(measure.equals("all"));
    }

    private static String[] options(String skip) {
        return new String[] {
            "-Denergy.skip=" + skip,
            "-Denergy.measure=all",
            "-Denergy.source=estimate",
            "-Djunit.jupiter.extensions.autodetection.enabled=true"
        };
    }

    /** Is what another JVM does, without the JUnit Platform, which logs. */
    public static void main(String[] args) {
        JUnitCore core = new JUnitCore();
        if (!args[0].equals("none")) {
            core.addListener(new EnergyRunListener());
        }
        Result result = core.run(LoggingTestCases.class);
        System.out.println(result.getRunCount() + " run, " + result.getFailures() + " failed");
    }

    /** Chooses. */
    public static final class OwnManager extends LogManager {}

    /** Chooses what logs, as some frameworks do when they start. */
    public static class LoggingTestCases {
        @org.junit.Test
        public void chooses() {
            System.setProperty("java.util.logging.manager", OwnManager.class.getName());
            assertThat(LogManager.getLogManager()).isInstanceOf(OwnManager.class);
        }
    }

    static class NumberedTestCases {
        @Test
        void thread() {
            assertEquals("Thread-0", new Thread(() -> {}).getName());
        }

        @Test
        void pool() {
            Thread thread = Executors.defaultThreadFactory().newThread(() -> {});
            assertEquals("pool-1-thread-1", thread.getName());
        }

        @Test
        void pool_of_tasks() throws Exception {
            ForkJoinPool pool = new ForkJoinPool(1);
            try {
                assertEquals(
                        "ForkJoinPool-1-worker-1",
                        pool.submit(() -> Thread.currentThread().getName()).get());
            } finally {
                pool.shutdown();
            }
        }
    }

    /** Lets nobody read settings: neither the extension nor the listener, which has read them before. */
    static class UnreadableTestCases {
        private static int runs;

        @BeforeAll
        static void hide() {
            Properties hidden = new Properties() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getProperty(String key) {
                    if (key.equals("basedir")) {
                        throw new IllegalStateException("on purpose");
                    }
                    return super.getProperty(key);
                }
            };
            hidden.putAll(System.getProperties());
            System.setProperties(hidden);
        }

        @EnergyTest
        void repeated() {
            assertEquals(1, ++runs);
        }

        @Test
        @MeasureEnergy
        void measured() {}
    }

    static class ReadingTestCases {
        private static final List<Thread> READERS = new CopyOnWriteArrayList<>();
        private Properties before = new Properties();

        /** Tells who reads. */
        private static final class Watched extends Properties {
            private static final long serialVersionUID = 1L;

            @Override
            public String getProperty(String key) {
                if (key.startsWith("energy.") || key.startsWith("java.io.")) {
                    READERS.add(Thread.currentThread());
                }
                return super.getProperty(key);
            }
        }

        @BeforeEach
        void watch() {
            before = System.getProperties();
            Watched watched = new Watched();
            watched.putAll(before);
            System.setProperties(watched);
        }

        @AfterEach
        void restore() {
            System.setProperties(before);
        }

        @Test
        @MeasureEnergy
        void body() {
            assertThat(READERS).doesNotContain(Thread.currentThread());
        }
    }
}
