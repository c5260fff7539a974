package io.github.energyjunit.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.history.Trend;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.List;

/** Writes how energy went from build to build, of as many builds as the page can hold. */
final class TrendData {

    /** How many points all tests together may show; each shows {@value #FEWEST} at least. */
    private static final int POINTS = 80_000;

    private static final int FEWEST = 8;

    private final Trend trend;
    private final int most;

    TrendData(Trend trend, int tests) {
        this.trend = trend;
        this.most = Math.max(FEWEST, POINTS / Math.max(1, tests));
    }

    /** Writes the field {@code trend}: the builds. */
    void write(JsonGenerator json) throws IOException {
        if (!trend.isShown()) {
            return;
        }
        json.writeObjectFieldStart("trend");
        json.writeArrayFieldStart("builds");
        for (Trend.Build build : trend.builds()) {
            json.writeStartArray();
            json.writeString(build.time().toString());
            String commit = build.commit();
            json.writeString(commit == null ? "" : commit.substring(0, Math.min(10, commit.length())));
            json.writeString(build.verdict());
            json.writeNumber(build.energy().decimalMicrojoules());
            json.writeNumber(build.newBaseline() ? 1 : 0);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeFieldName("changes");
        write(trend.changes(), 0, json);
        json.writeEndObject();
    }

    /**
     * Writes the field {@code h} of a test that was measured before: its builds (or the first of them, if it was measured
     * in all from there), microjoules, and changes if there are any.
     */
    void write(TestSummary test, JsonGenerator json) throws IOException {
        Trend.Series series = trend.tests().get(new Trend.Key(test.test(), test.fingerprint()));
        if (series == null || series.builds().size() < 2) {
            return;
        }
        int size = series.builds().size();
        int first = Math.max(0, size - most);
        json.writeArrayFieldStart("h");
        List<Integer> builds = series.builds().subList(first, size);
        if (builds.get(builds.size() - 1) - builds.get(0) == builds.size() - 1) {
            json.writeNumber(builds.get(0));
        } else {
            json.writePOJO(builds);
        }
        json.writeStartArray();
        for (Joules energy : series.energies().subList(first, size)) {
            json.writeNumber(energy.decimalMicrojoules());
        }
        json.writeEndArray();
        if (!series.changes().isEmpty()) {
            write(series.changes(), first, json);
        }
        json.writeEndArray();
    }

    private static void write(List<Trend.Change> changes, int first, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Trend.Change change : changes) {
            if (change.at() >= first) {
                json.writeStartArray();
                json.writeNumber(change.at() - first);
                json.writeNumber(Math.round(change.ratio() * 1000) / 1000.0);
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }
}
