package io.github.energyjunit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.energyjunit.MeasureEnergy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in a boxed list or in a primitive array: two plain tests. */
class PercentilesTests {

    /** Each number from 0 to 399,999 once, so that the percentile is known. */
    private static final int[] MILLIS = shuffledNumbers(400_000);

    private final Percentiles boxed = new BoxedPercentiles();
    private final Percentiles primitive = new PrimitivePercentiles();

    @Test
    @MeasureEnergy(maxJoules = 200)
    void sorts_boxed_numbers() {
        assertEquals(379_999, boxed.percentile(IntStream.of(MILLIS), 95));
    }

    @Test
    @MeasureEnergy(maxJoules = 200)
    void sorts_primitive_numbers() {
        assertEquals(379_999, primitive.percentile(IntStream.of(MILLIS), 95));
    }

    @ParameterizedTest
    @CsvSource({"1, 15", "20, 15", "21, 20", "50, 35", "99, 50", "100, 50"})
    void both_take_the_nearest_rank(int percent, int expected) {
        assertEquals(expected, boxed.percentile(IntStream.of(35, 15, 50, 20, 40), percent));
        assertEquals(expected, primitive.percentile(IntStream.of(35, 15, 50, 20, 40), percent));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 25, 50, 95, 100})
    void both_agree_on_negative_and_equal_values(int percent) {
        int[] values = new Random(4).ints(1_001, -50, 50).toArray();

        assertEquals(
                boxed.percentile(IntStream.of(values), percent), primitive.percentile(IntStream.of(values), percent));
    }

    @Test
    void both_refuse_an_empty_series() {
        assertThrows(IllegalArgumentException.class, () -> boxed.percentile(IntStream.empty(), 50));
        assertThrows(IllegalArgumentException.class, () -> primitive.percentile(IntStream.empty(), 50));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void both_refuse_a_percentage_out_of_range(int percent) {
        assertThrows(IllegalArgumentException.class, () -> boxed.percentile(IntStream.of(1), percent));
        assertThrows(IllegalArgumentException.class, () -> primitive.percentile(IntStream.of(1), percent));
    }

    private static int[] shuffledNumbers(int count) {
        List<Integer> numbers = IntStream.range(0, count).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(numbers, new Random(3));
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
