package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.measured.Region;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes of {@code report.json} what the regions of code that a test measures itself have of its energy. */
final class JsonRegions {

    private static final double MICROJOULES = 1e6;

    private JsonRegions() {}

    /** Writes a field of a test; nothing where it measures none. */
    static void write(List<Region> regions, JsonGenerator json) throws IOException {
        if (regions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("regions");
        for (Region region : regions) {
            json.writeStartObject();
            json.writeStringField("name", region.name());
            JsonNumbers.write("count", region.count(), json);
            number("joules", region.microjoules(), MICROJOULES, json);
            number("share", region.share(), 1, json);
            number("resolutionJoules", region.resolution(), MICROJOULES, json);
            JsonTests.writeStrings("flags", region.flags(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(String name, @Nullable Double value, double unit, JsonGenerator json)
            throws IOException {
        JsonNumbers.write(name, value == null ? Double.NaN : value / unit, json);
    }
}
