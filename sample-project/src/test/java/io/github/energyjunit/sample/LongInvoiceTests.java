package io.github.energyjunit.sample;

import io.github.energyjunit.EnergyTest;
import java.util.Collections;
import java.util.List;

/** Formats one long invoice, which is over in well under a millisecond: only many of them together can be measured. */
class LongInvoiceTests {
    private final List<List<String>> invoice = Collections.nCopies(2_000, List.of("book, used", "1"));

    @EnergyTest(maxJoules = 0.5)
    void formats_a_long_invoice() {
        new BuildingCsvFormat().format(invoice);
    }
}
