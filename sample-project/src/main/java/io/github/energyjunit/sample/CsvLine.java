package io.github.energyjunit.sample;

import java.util.List;
import java.util.StringJoiner;

/** One row as RFC 4180 wants it: fields quoted where needed, a comma between them, CRLF behind the last. */
final class CsvLine {

    private CsvLine() {}

    static String of(List<String> row) {
        StringJoiner line = new StringJoiner(",", "", "\r\n");
        for (String field : row) {
            line.add(needsQuotes(field) ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        return line.toString();
    }

    private static boolean needsQuotes(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return false;
    }
}
