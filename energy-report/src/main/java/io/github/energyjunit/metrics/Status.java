package io.github.energyjunit.metrics;

import io.github.energyjunit.analysis.Verdict;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Turns verdicts into numbers, for systems that know nothing else; the numbers never change their meaning. */
final class Status {

    static final String HELP = Arrays.stream(Verdict.values())
            .map(verdict -> of(verdict) + " is " + verdict)
            .collect(Collectors.joining(", "));

    private Status() {}

    static BigDecimal of(Verdict verdict) {
        return BigDecimal.valueOf(
                switch (verdict) {
                    case PASS -> 0;
                    case WARN -> 1;
                    case FAIL -> 2;
                    case IMPROVED -> 3;
                    case INCONCLUSIVE -> 4;
                    case NEW -> 5;
                    case REMOVED -> 6;
                    case MISSING_BASELINE -> 7;
                    case INCOMPARABLE -> 8;
                });
    }
}
