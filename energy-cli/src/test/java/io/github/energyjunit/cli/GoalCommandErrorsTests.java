package io.github.energyjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is named, with the exit status that says whose fault it is. */
class GoalCommandErrorsTests extends MeasuredWithoutMaven {

    @ParameterizedTest
    @ValueSource(strings = {"report", "check", "baseline"})
    void a_folder_without_measurements_is_wrong_usage(String command) throws IOException {
        assertThat(run(command, folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere", "is not a folder");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run(command, empty.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("has no measurements-*.jsonl");
        assertThat(run(command)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "check, energy.regression.margin, many",
        "check, energy.failOn, SOMETIMES",
        "report, energy.formats, pdf",
        "report, energy.console.top, -1",
        "report, energy.carbon.intensity, dirty",
        "baseline, energy.baseline.runs, 99",
        "baseline, energy.baseline.samples, 4"
    })
    void a_setting_with_a_wrong_value_is_named_with_it(String command, String key, String value) throws IOException {
        assertThat(run(command, measured("a", 1).toString(), "--" + key + "=" + value, baseline()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(key, value);
    }

    @Test
    void a_damaged_baseline_and_a_foreign_schema_are_broken_input() throws IOException {
        Path measured = measured("a", 1);
        Files.writeString(folder.resolve("baseline.json"), "{");
        assertThat(run("check", measured.toString(), baseline())).isEqualTo(2);
        assertThat(err.toString()).contains("baseline.json");
        Path foreign = folder.resolve("foreign");
        Recording.of(foreign, jvm -> jvm.put("schema", 99));
        assertThat(run("report", foreign.toString())).isEqualTo(2);
    }

    @Test
    void measurements_without_a_test_are_a_warning_unless_a_setting_forbids_it() {
        Path measured = folder.resolve("none");
        recording(measured, 0);

        assertThat(run("check", measured.toString(), baseline())).isZero();
        assertThat(err.toString()).contains("No energy was measured");
        assertThat(run("check", measured.toString(), baseline(), "--energy.failIfNoData=true"))
                .isEqualTo(1);
    }

    @Test
    void a_push_to_a_server_that_is_down_is_a_warning_and_none_to_nowhere_wrong_usage() throws IOException {
        String measured = measured("pushed", 1).toString();
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(run("push", measured, "--energy.push.pushgateway=http://127.0.0.1:" + port, baseline()))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("Could not push", "energy-cli push DIR", "127.0.0.1:" + port);
        System.clearProperty("energy.push.pushgateway");
        assertThat(run("push", measured, baseline())).isEqualTo(2);
        assertThat(err.toString()).contains("neither energy.push.otlp nor energy.push.pushgateway is set");
        assertThat(run("push", measured, "--energy.push.otlp=http://me:s3cret@localhost:1", baseline()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("energy.push.otlp", "without user").doesNotContain("s3cret");
        System.clearProperty("energy.push.otlp");
        assertThat(run("push", folder.resolve("nowhere").toString())).isEqualTo(2);
    }
}
