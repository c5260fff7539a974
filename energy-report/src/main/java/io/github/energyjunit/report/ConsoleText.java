package io.github.energyjunit.report;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text fit a console that knows no more than ASCII, as in most containers: {@code uJ} instead of {@code ?J}. */
public final class ConsoleText {

    /** {@code ::command::} at the start of a line, {@code ##[command]} and {@code ##vso[command]} anywhere. */
    private static final Pattern COMMAND =
            Pattern.compile("(^|[\\r\\n\\u0085\\u2028\\u2029])(\\s*:)(:)|(#)(#(?:vso)?\\[)");

    private final boolean plain;

    ConsoleText(Charset console) {
        this.plain =
                !console.newEncoder().canEncode('µ') || !console.newEncoder().canEncode('±');
    }

    /** Asks the JVM for the console's character set. */
    public static ConsoleText ofThisConsole() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        try {
            return new ConsoleText(name == null ? Charset.defaultCharset() : Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return new ConsoleText(Charset.defaultCharset());
        }
    }

    /**
     * Replaces the few characters beyond ASCII that this project writes, if the console cannot show them, and breaks what CI
     * systems would take for a command: names of tests are others' words.
     */
    public String fit(String text) {
        String harmless = COMMAND.matcher(text)
                .replaceAll(match -> match.group(3) != null
                        ? Matcher.quoteReplacement(match.group(1) + match.group(2) + " " + match.group(3))
                        : Matcher.quoteReplacement(match.group(4) + " " + match.group(5)));
        return plain
                ? harmless.replace("µ", "u")
                        .replace("±", "+/-")
                        .replace("›", ">")
                        .replace("…", "...")
                : harmless;
    }
}
