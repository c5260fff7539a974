package io.github.energyjunit.sample;

import java.util.Optional;
import java.util.regex.Pattern;

/** Compiles the expression again for each line, as {@code String.matches} does behind its caller's back. */
public final class RecompilingAccessLogParser implements AccessLogParser {

    @Override
    public Optional<AccessLogEntry> parse(String line) {
        return CommonLogFormat.entry(Pattern.compile(CommonLogFormat.EXPRESSION).matcher(line));
    }
}
