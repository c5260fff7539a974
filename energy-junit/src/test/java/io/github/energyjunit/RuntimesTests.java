package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In JVMs of their own: what a runtime lacks, or its security manager denies, fails no test. */
class RuntimesTests {
    private @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.base,java.logging",
                "java.base,java.logging,java.management",
                "java.base,java.logging,java.management,jdk.management"
            })
    void a_runtime_without_some_modules_runs_its_tests_as_ever(String modules) throws Exception {
        List<JsonNode> lines = run("--limit-modules", modules);

        assertReadOrExplained(lines);
        // Management alone does not tell CPU times; with the JDK's own there is an estimate at least.
        assertThat(lines.get(1).get("totalMicrojoules").isNull()).isEqualTo(!modules.contains("jdk.management"));
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_21)
    void a_security_manager_that_denies_management_runs_its_tests_as_ever() throws Exception {
        Path policy = folder.resolve("policy");
        Files.writeString(policy, """
                grant {
                    permission java.io.FilePermission "<<ALL FILES>>", "read,write,delete,execute";
                    permission java.util.PropertyPermission "*", "read,write";
                    permission java.lang.RuntimePermission "*";
                    permission java.lang.reflect.ReflectPermission "*";
                    permission java.util.logging.LoggingPermission "control";
                };
                """);

        // Without JFR, which the launcher of JUnit 6 starts, and which itself cannot begin under such a manager.
        assertReadOrExplained(run(
                "--limit-modules",
                "java.base,java.logging,java.management,jdk.management",
                "-Djava.security.manager",
                "-Djava.security.policy==" + policy));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_limit_of_files_leaves_them_to_the_tests_and_says_so() throws Exception {
        // The JVM itself opens the jars of its class path; its own file of modules is the first.
        List<String> limited = List.of("sh", "-c", "ulimit -n 127; exec \"$@\"", "sh");

        assertThat(OtherJvm.run(limited, OtherJvm.classPath(), folder, SomeTestCases.class, 0))
                .isEmpty();
        assertThat(Files.readString(folder.resolve("output.txt")))
                .contains("the system lets this JVM open hardly any more files (ulimit -n)");
    }

    private static void assertReadOrExplained(List<JsonNode> lines) {
        assertThat(lines).hasSizeGreaterThan(1 + 2 + 5);
        assertThat(lines.subList(1, lines.size()))
                .filteredOn(line -> line.get("type").asText().equals("measurement"))
                .allSatisfy(line -> assertThat(line.get("attributedMicrojoules").isNull())
                        .isEqualTo(line.get("reason").isTextual()));
    }

    private List<JsonNode> run(String... options) throws Exception {
        return OtherJvm.run(folder, SomeTestCases.class, 0, options);
    }

    static class SomeTestCases {
        @Test
        @MeasureEnergy
        void plain() {
            long end = System.nanoTime() + 20_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }

        @Test
        @MeasureEnergy(isolated = true)
        void isolated() {}

        @EnergyTest(minDuration = 5)
        void repeated() {}
    }
}
