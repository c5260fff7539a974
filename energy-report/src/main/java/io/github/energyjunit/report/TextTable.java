package io.github.energyjunit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Lays rows of text out in columns; columns that are empty in every row are left out. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<String> head;
    private final Set<Integer> rightAligned;
    private final Map<String, UnaryOperator<String>> paints;
    private final List<List<String>> rows = new ArrayList<>();

    /** Begins with the headings of the columns; those with these indices are aligned right. */
    public TextTable(List<String> head, List<Integer> rightAligned) {
        this(head, rightAligned, Map.of());
    }

    /**
     * Begins a table.
     *
     * @param rightAligned the columns of numbers
     * @param paints what colours the cells of a column, by its head
     */
    TextTable(List<String> head, List<Integer> rightAligned, Map<String, UnaryOperator<String>> paints) {
        this.head = head;
        this.rightAligned = Set.copyOf(rightAligned);
        this.paints = Map.copyOf(paints);
    }

    /** Adds a row with a text for each column. */
    public void add(List<String> row) {
        rows.add(row.stream().map(TextTable::visible).toList());
    }

    /** Returns the headings and the rows. */
    public List<String> lines() {
        int[] widths = IntStream.range(0, head.size()).map(this::width).toArray();
        List<String> lines = new ArrayList<>();
        lines.add(line(head, widths, Map.of()));
        rows.forEach(row -> lines.add(line(row, widths, paints)));
        return lines;
    }

    /** Colours come last: they have no width on the console, but many characters. */
    private String line(List<String> row, int[] widths, Map<String, UnaryOperator<String>> painted) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < head.size(); column++) {
            int width = widths[column];
            if (width > 0) {
                String padding = " ".repeat(Math.max(0, width - row.get(column).length()));
                String cell = painted.getOrDefault(head.get(column), UnaryOperator.identity())
                        .apply(row.get(column));
                line.append(line.length() == 0 ? "" : GAP)
                        .append(rightAligned.contains(column) ? padding + cell : cell + padding);
            }
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int widest =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return widest == 0 ? 0 : Math.max(widest, head.get(column).length());
    }

    /** A test's name may hold anything: a line break would end the row, an escape would colour the console. */
    private static String visible(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
