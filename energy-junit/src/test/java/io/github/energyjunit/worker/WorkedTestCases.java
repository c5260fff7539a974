package io.github.energyjunit.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.EnergyTest;
import io.github.energyjunit.MeasureEnergy;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is run by the worker of {@link WorkerTests} alone: its name does not look like tests. */
class WorkedTestCases {
    @Test
    @MeasureEnergy
    void annotated() throws IOException, InterruptedException {
        System.out.println("a line that must not disturb the protocol");
        // Not closed, since that would close the JVM's own output.
        new FileOutputStream(FileDescriptor.out)
                .write("nor what goes past System.out\n".getBytes(StandardCharsets.US_ASCII));
        new ProcessBuilder("echo", "nor what a child prints")
                .inheritIO()
                .start()
                .waitFor();
        System.gc();
        Thread.currentThread().interrupt();
    }

    @Test
    @Tag("slow")
    void plain() {}

    @Test
    @ExtendWith(Parameter.class)
    void told(String parameter) {
        assertThat(parameter).isEqualTo("yes");
        assertThat(System.getProperty("energy.measure")).isEqualTo("all");
    }

    static final class Parameter implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return true;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getConfigurationParameter("told.as.parameter").orElse("no");
        }
    }

    @MeasureEnergy
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void parameterised(int number) {}

    @EnergyTest(minDuration = 5)
    void sampled() {}

    @Nested
    @MeasureEnergy
    class Inside {
        @Test
        void fails() {
            throw new IllegalStateException("on purpose,\nwith two lines");
        }

        @Test
        void aborts() {
            Assumptions.abort("not today");
        }

        @Test
        void hangs() throws InterruptedException {
            Thread.sleep(600_000);
        }
    }
}
