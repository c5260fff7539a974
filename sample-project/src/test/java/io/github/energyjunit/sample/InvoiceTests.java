package io.github.energyjunit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.energyjunit.MeasureEnergy;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class InvoiceTests {
    @Test
    @MeasureEnergy(maxJoules = 50)
    void formats_half_a_million_invoices() {
        long length = 0;
        for (int i = 0; i < 500_000; i++) {
            length += String.format(Locale.ROOT, "pen;%d;%.2f", i % 10, 1.5).length();
        }
        assertEquals(5_000_000, length);
    }
}
