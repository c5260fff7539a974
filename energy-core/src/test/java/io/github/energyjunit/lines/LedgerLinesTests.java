package io.github.energyjunit.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.energyjunit.measured.JvmLedger;
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
}
