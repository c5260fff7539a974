package io.github.energyjunit.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.json.JsonNumbers;
import io.github.energyjunit.measured.Region;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what {@code report.html} shows of the regions of a test: name, runs, microjoules, share, resolution and flags of each. */
final class RegionData {

    /** A test may have 100; {@code report.json} has all. */
    private static final int MOST = 20;

    private RegionData() {}

    static void write(List<Region> regions, JsonGenerator json) throws IOException {
        if (regions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("g");
        for (Region region : regions.stream().limit(MOST).toList()) {
            json.writeStartArray();
            json.writeString(region.name());
            json.writeNumber(JsonNumbers.rounded(region.count()));
            energy(region.energy(), json);
            number(region.share(), json);
            energy(region.resolution(), json);
            json.writePOJO(region.flags());
            json.writeEndArray();
        }
        json.writeEndArray();
        if (regions.size() > MOST) {
            json.writeNumberField("gn", regions.size() - MOST);
        }
    }

    private static void energy(@Nullable Joules energy, JsonGenerator json) throws IOException {
        number(energy == null ? null : (Double) energy.microjoules(), json);
    }

    private static void number(@Nullable Double value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(JsonNumbers.rounded(value));
        }
    }
}
