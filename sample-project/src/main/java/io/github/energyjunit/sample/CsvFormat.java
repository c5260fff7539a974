package io.github.energyjunit.sample;

import java.util.List;

/** Writes rows as CSV by RFC 4180: commas, quotes where needed, CRLF after each row. */
public interface CsvFormat {

    /** Returns the rows as one text. */
    String format(List<List<String>> rows);
}
