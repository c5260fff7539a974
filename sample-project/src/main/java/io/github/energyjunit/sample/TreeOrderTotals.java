package io.github.energyjunit.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the whole document into a tree first, with an object for each value in it. */
public final class TreeOrderTotals implements OrderTotals {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public SortedMap<String, Long> centsByCustomer(String json) throws IOException {
        SortedMap<String, Long> totals = new TreeMap<>();
        for (JsonNode order : MAPPER.readTree(json).path("orders")) {
            JsonNode customer = order.path("customer");
            JsonNode lines = order.path("lines");
            if (customer.isTextual() && !lines.isEmpty()) {
                totals.merge(customer.textValue(), cents(lines), Long::sum);
            }
        }
        return totals;
    }

    private static long cents(JsonNode lines) {
        long cents = 0;
        for (JsonNode line : lines) {
            cents += line.path("quantity").longValue() * line.path("cents").longValue();
        }
        return cents;
    }
}
