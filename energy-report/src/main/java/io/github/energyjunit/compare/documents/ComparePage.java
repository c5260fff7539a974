package io.github.energyjunit.compare.documents;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.energyjunit.report.ShortNames;
import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** What the template of the section asks for: texts, and the coordinates of its plots. */
public final class ComparePage {

    /** A page of more rows is slow; {@code compare.json} has all. */
    private static final int MOST_PASSING = 200;

    private static final int MOST_CHANGES = 20;

    private final JsonNode root;
    private final PairPlot plot;
    private final List<Row> rows;

    ComparePage(JsonNode root) {
        this.root = root;
        this.plot = PairPlot.over(root.path("tests"));
        this.rows = StreamSupport.stream(root.path("tests").spliterator(), false)
                .map(this::row)
                .toList();
    }

    /**
     * A test in the table.
     *
     * @param changes where the energy of a regression went, a line for each call that differs
     * @param marks its pairs on the common scale; empty without any
     */
    public record Row(
            String verdict,
            String packageName,
            String name,
            String base,
            String head,
            String ratio,
            String interval,
            String pairs,
            String reason,
            List<String> changes,
            List<PairPlot.Mark> marks,
            PairPlot.Bar bar) {}

    public String getBase() {
        return root.path("base").asText();
    }

    public String getHead() {
        return root.path("head").asText();
    }

    public String getCreated() {
        return root.path("created").asText().replaceAll("\\.\\d+Z", "Z");
    }

    public String getSource() {
        return root.path("source").asText();
    }

    public String getQuality() {
        return root.path("quality").asText();
    }

    public String getVerdict() {
        return root.path("verdict").asText();
    }

    public String getSeed() {
        return root.path("seed").asText();
    }

    public List<String> getNotes() {
        List<String> notes = new ArrayList<>();
        root.path("notes").forEach(note -> notes.add(note.asText()));
        return notes;
    }

    public List<PairPlot.Tick> getTicks() {
        return plot.ticks();
    }

    /** List what does not simply pass. */
    public List<Row> getRemarkable() {
        return rows.stream().filter(row -> !row.verdict().equals("PASS")).toList();
    }

    /** List what passes. */
    public List<Row> getPassing() {
        return rows.stream()
                .filter(row -> row.verdict().equals("PASS"))
                .limit(MOST_PASSING)
                .toList();
    }

    public long getMorePassing() {
        return Math.max(
                0, rows.stream().filter(row -> row.verdict().equals("PASS")).count() - MOST_PASSING);
    }

    private Row row(JsonNode test) {
        String id = test.path("test").asText();
        String name = ShortNames.withoutPackage(id);
        String packageName = id.substring(0, id.length() - name.length());
        boolean any = test.path("ratio").isNumber();
        int fresh = test.path("confirming").size();
        return new Row(
                test.path("verdict").asText(),
                packageName,
                name,
                joules(test.path("baseJoules")),
                joules(test.path("headJoules")),
                any ? String.format(Locale.ROOT, "×%.3f", test.path("ratio").asDouble()) : "",
                any
                        ? String.format(
                                Locale.ROOT,
                                "%.3f to %.3f",
                                test.path("low").asDouble(),
                                test.path("high").asDouble())
                        : "",
                test.path("screening").size() + (fresh == 0 ? "" : " + " + fresh),
                test.path("reason").asText(),
                Differences.lines(test, MOST_CHANGES),
                plot.marks(test),
                plot.bar(test));
    }

    private static String joules(JsonNode joules) {
        return joules.isNumber() ? Joules.of(joules.asDouble()).toString() : "";
    }
}
