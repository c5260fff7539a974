package io.github.energyjunit.baseline;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens from the environment out of what people read: looks at them before they are sent, as clients show headers
 * that they refuse, and hides them in what servers answer.
 */
public final class TokenVariable {

    /** What RFC 6750 allows in a token, and some more characters that do no harm: no blank, no line break, ASCII alone. */
    private static final Pattern ALLOWED = Pattern.compile("[!-~]+");

    private TokenVariable() {}

    /** Says what is wrong with a token, by the name of its variable and without showing it; null if nothing is. */
    public static @Nullable String problem(String variable, @Nullable String token) {
        return token == null || ALLOWED.matcher(token).matches()
                ? null
                : "the environment variable " + variable
                        + " contains a blank, a line break or another character that is"
                        + " not allowed in a token: expected one line of ASCII characters without blanks";
    }

    /** Hides a token: what a server says may hold anything, even what it was sent. */
    public static String without(@Nullable String token, String text) {
        return token == null ? text : text.replace(token, "***");
    }
}
