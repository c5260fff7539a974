package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.measured.Region;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes of {@code report.json} what the regions of code that a test measures itself have of its energy. */
final class JsonRegions {

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
            energy("joules", region.energy(), json);
            JsonNumbers.write("share", Objects.requireNonNullElse(region.share(), Double.NaN), json);
            energy("resolutionJoules", region.resolution(), json);
            JsonTests.writeStrings("flags", region.flags(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void energy(String name, @Nullable Joules energy, JsonGenerator json) throws IOException {
        JsonNumbers.write(name, Objects.requireNonNullElse(energy, Joules.UNKNOWN), json);
    }
}
