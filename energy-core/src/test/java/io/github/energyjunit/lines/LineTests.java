package io.github.energyjunit.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.measurement.Outcome;
import io.github.energyjunit.measurement.file.Field;
import io.github.energyjunit.measurement.file.JsonLine;
import io.github.energyjunit.measurement.file.LineType;
import io.github.energyjunit.meter.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTests {

    @ParameterizedTest
    @EnumSource
    void each_type_is_read_as_it_was_written(LineType type) throws JsonProcessingException {
        String text = type.begin("7c0d").toString();

        assertThat(Line.parse(text).type()).isEqualTo(type);
        assertThat(type.isOf(text)).isTrue();
        assertThat(LineType.values()).filteredOn(other -> other.isOf(text)).containsExactly(type);
    }

    @Test
    void a_type_of_a_later_version_is_none_of_ours() throws JsonProcessingException {
        assertThat(Line.parse("{\"type\":\"weather\",\"cv\":\"fair\"}").type()).isNull();
        assertThat(Line.parse("{}").type()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "[]", "\"text\"", ""})
    void what_is_no_object_is_damaged(String text) {
        assertThatThrownBy(() -> Line.parse(text))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("it is not a JSON object");
    }

    @Test
    void a_measurement_has_what_its_writer_wrote() throws JsonProcessingException {
        JsonLine json = LineType.MEASUREMENT.begin("7c0d").field(Field.TEST, "a.A#a()");
        json.field(Field.OUTCOME, Outcome.ABORTED.label()).field(Field.SCOPE, Batch.Scope.EXECUTION.label());
        json.field(Field.ATTRIBUTED_MICROJOULES, 7).reading(Field.TOTAL_MICROJOULES, -1);
        json.beginArray(Field.FLAGS).element(Flag.PROFILED.name());

        MeasurementLine line = Line.parse(json.toString()).measurement();

        assertThat(line.test()).isEqualTo("a.A#a()");
        assertThat(line.aborted()).isTrue();
        assertThat(line.successful()).isFalse();
        assertThat(line.isExecution()).isTrue();
        assertThat(line.isProfiled()).isTrue();
        assertThat(line.attributedMicrojoules()).isEqualTo(7);
        assertThat(line.totalMicrojoules()).isNull();
    }
}
