package io.github.energyjunit.sample;

import java.io.IOException;
import java.util.SortedMap;

/**
 * Sums what each customer ordered, from a JSON document of this shape:
 *
 * <pre>{@code
 * {"orders": [{"customer": "ada", "lines": [{"item": "pen", "quantity": 2, "cents": 150}]}]}
 * }</pre>
 *
 * <p>What else the document has is passed over. An order without a customer or without lines counts nothing.
 */
public interface OrderTotals {

    /**
     * Returns cents by customer, sorted by customer.
     *
     * @throws IOException if the text is no JSON
     */
    SortedMap<String, Long> centsByCustomer(String json) throws IOException;
}
