package io.github.energyjunit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.energyjunit.MeasureEnergy;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A regular expression compiled once or for each line: a parameterised test measures both. */
class AccessLogParserTests {

    private static final List<String> LINES = IntStream.range(0, 100_000)
            .mapToObj(i -> "10.0.%d.%d - - [23/Nov/2026:10:00:00 +0000] \"GET /items/%d HTTP/1.1\" %d %d"
                    .formatted(i / 256 % 256, i % 256, i % 1000, i % 50 == 0 ? 500 : 200, i % 4096))
            .toList();

    static Stream<Arguments> parsers() {
        return Stream.of(
                Arguments.of(Named.of("compiled once", new PrecompiledAccessLogParser())),
                Arguments.of(Named.of("compiled for each line", new RecompilingAccessLogParser())));
    }

    @ParameterizedTest
    @MethodSource("parsers")
    @MeasureEnergy(maxJoules = 200)
    void finds_the_failed_requests_of_a_day(AccessLogParser parser) {
        long failed = LINES.stream()
                .map(parser::parse)
                .flatMap(Optional::stream)
                .filter(entry -> entry.status() >= 500)
                .count();

        assertEquals(2_000, failed);
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void reads_every_part_of_a_line(AccessLogParser parser) {
        String line = "::1 - ada [23/Nov/2026:10:00:00 +0000] \"POST /a?b=c HTTP/2.0\" 201 -";

        assertEquals(Optional.of(new AccessLogEntry("::1", "POST", "/a?b=c", 201, 0)), parser.parse(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "::1 - - [now] \"GET / HTTP/1.1\" 200",
                "::1 - - [now] \"GET / HTTP/1.1\" 2000 1",
                "::1 - - [now] \"get / HTTP/1.1\" 200 1",
                "::1 - - [] \"GET / HTTP/1.1\" 200 1",
                "::1 - - [now] \"GET / HTTP/1.1\" 200 1\n"
            })
    void both_pass_over_what_is_no_log_line(String line) {
        assertEquals(Optional.empty(), new PrecompiledAccessLogParser().parse(line));
        assertEquals(Optional.empty(), new RecompilingAccessLogParser().parse(line));
    }

    @Test
    void both_read_the_same_entries() {
        AccessLogParser precompiled = new PrecompiledAccessLogParser();
        AccessLogParser recompiling = new RecompilingAccessLogParser();

        for (String line : LINES.subList(0, 5_000)) {
            assertEquals(precompiled.parse(line), recompiling.parse(line));
        }
    }
}
