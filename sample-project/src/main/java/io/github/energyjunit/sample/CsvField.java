package io.github.energyjunit.sample;

/** Quotes a field where RFC 4180 asks for it. */
final class CsvField {

    private CsvField() {}

    static String quoted(String field) {
        return needsQuotes(field) ? '"' + field.replace("\"", "\"\"") + '"' : field;
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
