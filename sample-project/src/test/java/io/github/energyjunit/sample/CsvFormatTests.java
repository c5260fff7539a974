package io.github.energyjunit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.energyjunit.MeasureEnergy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text put together by a builder or by concatenation: repeated tests give several samples of each. */
class CsvFormatTests {

    private static final int SHEETS = 1_500;
    private static final List<List<String>> ROWS = IntStream.range(0, 300)
            .mapToObj(i -> List.of("item " + i, Integer.toString(i * 7), i % 10 == 0 ? "a, \"b\"" : "plain"))
            .toList();

    @RepeatedTest(3)
    @MeasureEnergy(maxJoules = 200)
    void builds_each_sheet() {
        assertEquals(SHEETS * 6_180L, lengthOfSheets(new BuildingCsvFormat()));
    }

    @RepeatedTest(3)
    @MeasureEnergy(maxJoules = 200)
    void concatenates_each_sheet() {
        assertEquals(SHEETS * 6_180L, lengthOfSheets(new ConcatenatingCsvFormat()));
    }

    private static long lengthOfSheets(CsvFormat format) {
        return IntStream.range(0, SHEETS)
                .mapToLong(sheet -> format.format(ROWS).length())
                .sum();
    }

    static List<Arguments> sheets() {
        return List.of(
                Arguments.of(List.of(), ""),
                Arguments.of(List.of(List.of()), "\r\n"),
                Arguments.of(List.of(List.of("")), "\r\n"),
                Arguments.of(List.of(List.of("", "")), ",\r\n"),
                Arguments.of(List.of(List.of("a"), List.of("b", "c")), "a\r\nb,c\r\n"),
                Arguments.of(List.of(List.of("a,b", "say \"x\"")), "\"a,b\",\"say \"\"x\"\"\"\r\n"),
                Arguments.of(List.of(List.of("two\nlines", "a\rb")), "\"two\nlines\",\"a\rb\"\r\n"),
                Arguments.of(List.of(List.of("grün", "\uD83D\uDD0B")), "grün,\uD83D\uDD0B\r\n"));
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void both_write_the_same_text(List<List<String>> rows, String expected) {
        assertEquals(expected, new BuildingCsvFormat().format(rows));
        assertEquals(expected, new ConcatenatingCsvFormat().format(rows));
    }
}
