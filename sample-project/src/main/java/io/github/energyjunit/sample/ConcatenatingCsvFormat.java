package io.github.energyjunit.sample;

import java.util.List;

/** Concatenates strings: each step copies all that was written before, so the work grows with the square of the size. */
public final class ConcatenatingCsvFormat implements CsvFormat {

    @Override
    public String format(List<List<String>> rows) {
        String csv = "";
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i > 0) {
                    csv += ',';
                }
                csv += CsvField.quoted(row.get(i));
            }
            csv += "\r\n";
        }
        return csv;
    }
}
