package io.github.energyjunit.sample;

import java.util.Optional;
import java.util.regex.Matcher;

/** What both parsers share: the expression, and the way from its groups to an entry. */
final class CommonLogFormat {

    static final String EXPRESSION =
            "^(\\S+) \\S+ \\S+ \\[[^\\]]+\\] \"([A-Z]+) (\\S+) HTTP/[0-9.]+\" ([0-9]{3}) ([0-9]{1,18}|-)$";

    private CommonLogFormat() {}

    static Optional<AccessLogEntry> entry(Matcher matcher) {
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String bytes = matcher.group(5);
        return Optional.of(new AccessLogEntry(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                Integer.parseInt(matcher.group(4)),
                bytes.equals("-") ? 0 : Long.parseLong(bytes)));
    }
}
