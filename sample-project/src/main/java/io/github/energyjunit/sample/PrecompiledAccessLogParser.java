package io.github.energyjunit.sample;

import java.util.Optional;
import java.util.regex.Pattern;

/** Compiles the expression once, for all lines. */
public final class PrecompiledAccessLogParser implements AccessLogParser {

    private static final Pattern LINE = Pattern.compile(CommonLogFormat.EXPRESSION);

    @Override
    public Optional<AccessLogEntry> parse(String line) {
        return CommonLogFormat.entry(LINE.matcher(line));
    }
}
