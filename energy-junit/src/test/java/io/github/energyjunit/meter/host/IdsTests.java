package io.github.energyjunit.meter.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTests {
    @Test
    void makes_random_uuids_and_numbers_that_differ() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            UUID id = UUID.fromString(Ids.uuid());
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
            ids.add(id.toString());
            assertThat(Ids.number()).isNotNegative();
        }

        assertThat(ids).hasSize(10_000);
    }

    @Test
    void differs_between_jvms_that_start_at_the_same_moment() {
        Set<Long> seeds = new HashSet<>();
        for (long pid = 1; pid <= 1_000; pid++) {
            for (long nanos = 0; nanos < 10; nanos++) {
                seeds.add(Ids.seed(pid, nanos, 1_764_000_000_000L, 7));
            }
        }

        assertThat(seeds).hasSize(10_000);
    }
}
