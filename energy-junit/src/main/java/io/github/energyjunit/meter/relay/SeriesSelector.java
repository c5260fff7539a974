package io.github.energyjunit.meter.relay;

import io.github.energyjunit.meter.relay.Labels.Label;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Selects series as PromQL's instant vector selectors do: {@code name{label="value",other=~"regular expression"}}. */
public final class SeriesSelector {
    private record Matcher(String label, Pattern pattern, boolean wanted) {
        boolean matches(Sample sample) {
            return pattern.matcher(sample.label(label)).matches() == wanted;
        }
    }

    private final String text;
    private final List<Matcher> matchers;

    private SeriesSelector(String text, List<Matcher> matchers) {
        this.text = text;
        this.matchers = matchers;
    }

    /**
     * Reads a selector.
     *
     * @throws IllegalArgumentException if it is not well-formed, or matches every name
     */
    public static SeriesSelector parse(String text) {
        String trimmed = text.strip();
        int brace = trimmed.indexOf('{');
        String name = (brace < 0 ? trimmed : trimmed.substring(0, brace)).strip();
        List<Label> labels = List.of();
        if (brace >= 0) {
            Labels.Parsed parsed = Labels.parse(trimmed, brace + 1);
            if (parsed.closingBrace() != trimmed.length() - 1) {
                throw new IllegalArgumentException("text behind the closing brace");
            }
            labels = parsed.labels();
        }
        if (!name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*") && !(name.isEmpty() && namesMetric(labels))) {
            throw new IllegalArgumentException("no metric name");
        }
        List<Label> all = name.isEmpty()
                ? labels
                : Stream.concat(Stream.of(new Label("__name__", "=", name)), labels.stream())
                        .toList();
        return new SeriesSelector(
                trimmed, all.stream().map(SeriesSelector::matcher).toList());
    }

    boolean matches(Sample sample) {
        return matchers.stream().allMatch(matcher -> matcher.matches(sample));
    }

    /** Returns whether a series of that name could match, so that others need not be looked at. */
    boolean mayMatch(String name) {
        return matchers.stream()
                .filter(matcher -> matcher.label().equals("__name__"))
                .allMatch(matcher -> matcher.pattern().matcher(name).matches() == matcher.wanted());
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean namesMetric(List<Label> labels) {
        return labels.stream()
                .anyMatch(label ->
                        label.name().equals("__name__") && !label.operator().startsWith("!"));
    }

    private static Matcher matcher(Label label) {
        try {
            String operator = label.operator();
            Pattern pattern = Pattern.compile(operator.endsWith("~") ? label.value() : Pattern.quote(label.value()));
            return new Matcher(label.name(), pattern, !operator.startsWith("!"));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription(), e);
        }
    }
}
