package io.github.energyjunit.baseline;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at tokens from the environment before they are sent: clients show headers that they refuse, token included. */
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
}
