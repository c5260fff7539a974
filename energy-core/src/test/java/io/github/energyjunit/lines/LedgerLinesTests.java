package io.github.energyjunit.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.units.Joules;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LedgerLinesTests {

    private final LedgerLines lines = new LedgerLines();

    private void take(String containers) throws JsonProcessingException {
        lines.take(Line.parse(
                "{\"type\":\"ledger\",\"busyNanos\":7,\"processes\":[],\"containers\":[" + containers + "]}"));
    }

    @Test
    void a_container_may_be_named_later_than_it_is_seen() throws JsonProcessingException {
        take("{\"id\":\"c\",\"fromNanos\":0,\"toNanos\":300}");
        take("{\"id\":\"c\",\"name\":\"db\",\"image\":\"postgres:16\",\"testcontainers\":true,"
                + "\"fromNanos\":0,\"toNanos\":300}");

        assertThat(Objects.requireNonNull(lines.ledger()).containers())
                .extracting(JvmLedger.CpuSpan::name, JvmLedger.CpuSpan::container)
                .containsExactly(tuple("", null), tuple("db", new JvmLedger.Container("postgres:16", true)));
    }

    @Test
    void a_container_that_only_an_earlier_line_tells_of_counts_all_the_same() throws JsonProcessingException {
        take("{\"id\":\"gone\",\"fromNanos\":0,\"toNanos\":300},{\"id\":\"works\",\"fromNanos\":50,\"toNanos\":60}");
        take("{\"id\":\"works\",\"fromNanos\":50,\"toNanos\":90}");
        take("");

        JvmLedger ledger = Objects.requireNonNull(lines.ledger());

        assertThat(ledger.containers())
                .extracting(JvmLedger.CpuSpan::key, JvmLedger.CpuSpan::fromNanos, JvmLedger.CpuSpan::toNanos)
                .containsExactly(tuple("gone", 0L, 300L), tuple("works", 50L, 60L), tuple("works", 50L, 90L));
    }

    @Test
    void the_tests_of_a_class_add_up_over_its_lines_and_are_unknown_in_old_files() throws JsonProcessingException {
        String begin = "{\"type\":\"classLedger\",\"className\":\"";
        lines.take(Line.parse(begin + "A\",\"tests\":2,\"testsDigest\":\"fffffffffffffff0\",\"entries\":[]}"));
        lines.take(Line.parse(begin + "A\",\"tests\":1,\"testsDigest\":\"0000000000000011\",\"entries\":[]}"));
        lines.take(Line.parse(begin + "Old\",\"entries\":[]}"));
        lines.take(Line.parse(begin + "Odd\",\"tests\":1,\"testsDigest\":\"?\",\"entries\":[]}"));
        take("");

        assertThat(Objects.requireNonNull(lines.ledger()).tests())
                .containsOnly(Map.entry("A", new JvmLedger.Ended(3, 1)));
    }

    @Test
    void a_last_line_without_a_reading_takes_nothing_back() throws JsonProcessingException {
        lines.take(Line.parse("{\"type\":\"ledger\",\"totalMicrojoules\":7,\"busyNanos\":1}"));
        lines.take(Line.parse("{\"type\":\"ledger\",\"totalMicrojoules\":null,\"busyNanos\":2}"));

        assertThat(Objects.requireNonNull(lines.ledger()).energy()).isEqualTo(Joules.ofMicrojoules(7));
    }
}
