package io.github.energyjunit.compare.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairPlotTests {
    private static JsonNode test(double ratio) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree("{\"ratio\":" + ratio + ",\"low\":" + ratio * 0.8 + ",\"high\":" + ratio * 1.3
                        + ",\"screening\":[],\"confirming\":[[1," + ratio * 0.9 + "],[1," + ratio * 1.1 + "]]}");
    }

    private static double number(String coordinate) {
        return Double.parseDouble(coordinate);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.98, 1.02, 1.44, 2.942, 9.7})
    void the_scale_reaches_as_far_as_the_intervals_so_nothing_is_stacked_at_its_edge(double ratio)
            throws JsonProcessingException {
        JsonNode test = test(ratio);
        PairPlot plot = PairPlot.over(new ObjectMapper().createArrayNode().add(test));

        PairPlot.Bar bar = plot.bar(test);
        List<PairPlot.Mark> marks = plot.marks(test);

        assertThat(bar.beyond()).isFalse();
        assertThat(number(bar.from())).isLessThan(number(bar.at()));
        assertThat(number(bar.at())).isLessThan(number(bar.to()));
        assertThat(number(marks.get(0).x()))
                .isBetween(number(bar.from()), number(marks.get(1).x()) - 1);
        assertThat(plot.ticks()).extracting(PairPlot.Tick::text).doesNotHaveDuplicates();
    }

    @Test
    void what_lies_beyond_the_scale_is_marked() throws JsonProcessingException {
        JsonNode test = test(504);
        PairPlot plot = PairPlot.over(new ObjectMapper().createArrayNode().add(test));

        assertThat(plot.bar(test).beyond()).isTrue();
    }

    @Test
    void no_label_of_the_scale_is_cut_off() throws JsonProcessingException {
        PairPlot plot = PairPlot.over(new ObjectMapper().createArrayNode().add(test(1.55)));

        assertThat(plot.ticks()).allSatisfy(tick -> {
            double x = number(tick.x());
            int before = tick.anchor().equals("start") ? 0 : tick.anchor().equals("end") ? 36 : 18;
            assertThat(x - before).isNotNegative();
            assertThat(x + 36 - before).isLessThanOrEqualTo(PairPlot.WIDTH);
        });
    }
}
