package io.github.energyjunit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.energyjunit.MeasureEnergy;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceTests {
    @Test
    @MeasureEnergy(maxJoules = 50)
    void formats_half_a_million_invoices() {
        List<List<String>> invoice = List.of(List.of("pen", "2"), List.of("book, used", "1"));
        long length = 0;
        for (int i = 0; i < 500_000; i++) {
            length += new BuildingCsvFormat().format(invoice).length();
        }
        assertEquals(11_500_000, length);
    }
}
