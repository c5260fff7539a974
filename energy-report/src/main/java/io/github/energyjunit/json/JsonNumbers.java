package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Writes results of statistics into JSON. */
public final class JsonNumbers {

    /** More digits are noise: no counter resolves a billionth of what a test needs. */
    private static final MathContext DIGITS = new MathContext(9);

    private JsonNumbers() {}

    /** Writes a field; null for what is not a finite number. */
    public static void write(String name, double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, rounded(value));
        } else {
            json.writeNullField(name);
        }
    }

    /** Writes an energy in joules; null where it is not known. */
    public static void write(String name, Joules energy, JsonGenerator json) throws IOException {
        write(name, energy.joules(), json);
    }

    /** Returns joules with all their digits, as readings are written; null stays null. */
    static @Nullable BigDecimal decimal(@Nullable Joules energy) {
        return energy == null ? null : energy.decimal();
    }

    /** Round a finite number to nine digits. */
    public static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
    }
}
