package io.github.energyjunit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.energyjunit.MeasureEnergy;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same JSON read as a tree or streamed: each dynamic test is measured on its own. */
class OrderTotalsTests {

    private static final Map<String, OrderTotals> IMPLEMENTATIONS =
            Map.of("streamed", new StreamedOrderTotals(), "tree", new TreeOrderTotals());

    /** Both run here first: otherwise the solution that is measured first would pay for compiling Jackson. */
    @BeforeAll
    static void warm_up() throws IOException {
        String json = orders(2_000);
        for (int i = 0; i < 200; i++) {
            for (OrderTotals totals : IMPLEMENTATIONS.values()) {
                assertEquals(97, totals.centsByCustomer(json).size());
            }
        }
    }

    @TestFactory
    @MeasureEnergy(maxJoules = 200)
    Stream<DynamicTest> sums_a_year_of_orders() {
        String json = orders(20_000);
        return Stream.of("streamed", "tree")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    long cents = 0;
                    for (int i = 0; i < 20; i++) {
                        cents += IMPLEMENTATIONS.get(name).centsByCustomer(json).values().stream()
                                .mapToLong(Long::longValue)
                                .sum();
                    }
                    assertEquals(20 * 20_000L * (2 * 150 + 1 * 999), cents);
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orders\": [{\"customer\": \"ada\", \"lines\": [{\"quantity\": 2, \"cents\": 150}]}]}",
                "{\"year\": {\"of\": [2026]}, \"orders\": [{\"lines\": [{\"cents\": 3, \"quantity\": 50, \"tags\": [[]]}],"
                        + " \"customer\": \"ada\"}, {\"customer\": \"ada\", \"note\": {},"
                        + " \"lines\": [{\"quantity\": 1, \"cents\": 150.9}, {}, 7, [8], null]}]}",
                "{\"orders\": [{\"customer\": \"ada\", \"lines\": [{\"quantity\": 300, \"cents\": 1}]},"
                        + " {\"customer\": {\"name\": \"bob\"}, \"lines\": [{\"quantity\": 1, \"cents\": 1}]},"
                        + " {\"customer\": \"bob\", \"lines\": []}, {\"customer\": \"bob\"},"
                        + " {\"customer\": \"bob\", \"lines\": {}}, 5, [], \"bob\"]}"
            })
    void both_sum_only_what_is_an_order(String json) throws IOException {
        assertEquals(Map.of("ada", 300L), new TreeOrderTotals().centsByCustomer(json));
        assertEquals(Map.of("ada", 300L), new StreamedOrderTotals().centsByCustomer(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"orders\": []}", "{\"orders\": 5}", "{\"orders\": null}"})
    void both_find_nothing_where_no_order_is(String json) throws IOException {
        assertEquals(Map.of(), new TreeOrderTotals().centsByCustomer(json));
        assertEquals(Map.of(), new StreamedOrderTotals().centsByCustomer(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"orders\": [", "{\"orders\": [{\"customer\": \"ada\", \"lines\": [{\"cents\": 1x}]}]}"})
    void both_refuse_what_is_no_json(String json) {
        assertThrows(IOException.class, () -> new TreeOrderTotals().centsByCustomer(json));
        assertThrows(IOException.class, () -> new StreamedOrderTotals().centsByCustomer(json));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500})
    void both_sum_alike(int count) throws IOException {
        String json = orders(count);

        assertEquals(new TreeOrderTotals().centsByCustomer(json), new StreamedOrderTotals().centsByCustomer(json));
    }

    private static String orders(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ("{\"customer\": \"customer %d\", \"note\": \"leave it at the door\", \"lines\":"
                                + " [{\"item\": \"pen\", \"quantity\": 2, \"cents\": 150},"
                                + " {\"item\": \"book\", \"quantity\": 1, \"cents\": 999}]}")
                        .formatted(i % 97))
                .collect(Collectors.joining(", ", "{\"orders\": [", "]}"));
    }
}
