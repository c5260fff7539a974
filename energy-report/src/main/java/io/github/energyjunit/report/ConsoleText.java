package io.github.energyjunit.report;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** Makes text fit a console that knows no more than ASCII, as in most containers: {@code uJ} instead of {@code ?J}. */
public final class ConsoleText {

    private final boolean plain;

    ConsoleText(Charset console) {
        this.plain =
                !console.newEncoder().canEncode('µ') || !console.newEncoder().canEncode('±');
    }

    /** Ask the JVM for the console's character set. */
    public static ConsoleText ofThisConsole() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        try {
            return new ConsoleText(name == null ? Charset.defaultCharset() : Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return new ConsoleText(Charset.defaultCharset());
        }
    }

    /** Replace the few characters beyond ASCII that this project writes, if the console cannot show them. */
    public String fit(String text) {
        return plain ? text.replace("µ", "u").replace("±", "+/-") : text;
    }
}
