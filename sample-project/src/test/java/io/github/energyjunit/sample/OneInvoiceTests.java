package io.github.energyjunit.sample;

import io.github.energyjunit.EnergyTest;
import java.util.List;

/** Formats a single invoice, which is over in microseconds: only many of them together can be measured. */
class OneInvoiceTests {
    private final List<List<String>> invoice = List.of(List.of("pen", "2"), List.of("book, used", "1"));

    @EnergyTest(maxJoules = 0.001)
    void formats_one_invoice() {
        new BuildingCsvFormat().format(invoice);
    }
}
