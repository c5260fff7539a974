package io.github.energyjunit.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the document token by token and keeps nothing but the totals. */
public final class StreamedOrderTotals implements OrderTotals {

    private static final JsonFactory FACTORY = new JsonFactory();

    @Override
    public SortedMap<String, Long> centsByCustomer(String json) throws IOException {
        SortedMap<String, Long> totals = new TreeMap<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean orders = parser.currentName().equals("orders");
                if (parser.nextToken() == JsonToken.START_ARRAY && orders) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        addOrder(parser, totals);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return totals;
    }

    private static void addOrder(JsonParser parser, SortedMap<String, Long> totals) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return;
        }
        @Nullable String customer = null;
        @Nullable Long cents = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("customer") && value == JsonToken.VALUE_STRING) {
                customer = parser.getText();
            } else if (field.equals("lines") && value == JsonToken.START_ARRAY) {
                cents = cents(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (customer != null && cents != null) {
            totals.merge(customer, cents, Long::sum);
        }
    }

    private static @Nullable Long cents(JsonParser parser) throws IOException {
        @Nullable Long cents = null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            cents = (cents == null ? 0 : cents) + lineCents(parser);
        }
        return cents;
    }

    private static long lineCents(JsonParser parser) throws IOException {
        long quantity = 0;
        long cents = 0;
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return 0;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            boolean number = parser.nextToken().isNumeric();
            if (number && field.equals("quantity")) {
                quantity = parser.getLongValue();
            } else if (number && field.equals("cents")) {
                cents = parser.getLongValue();
            } else {
                parser.skipChildren();
            }
        }
        return quantity * cents;
    }
}
