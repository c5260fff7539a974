package io.github.energyjunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateAnnotationTests {

    private @TempDir Path folder;

    @Test
    void what_the_annotation_keeps_out_of_the_gate_is_written_down() throws Exception {
        MeasuredRun run = MeasuredRun.of(GateTestCases.class, folder, Map.of("energy.source", "estimate"));

        assertThat(run.measurement("#held()").get("gate").asBoolean()).isTrue();
        assertThat(run.measurement("#muted()").get("gate").asBoolean()).isFalse();
    }

    static class GateTestCases {
        @Test
        @MeasureEnergy
        void held() {}

        @Test
        @MeasureEnergy(gate = false)
        void muted() {}
    }
}
