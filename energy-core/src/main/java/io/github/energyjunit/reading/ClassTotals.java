package io.github.energyjunit.reading;

import io.github.energyjunit.measured.ClassTotal;
import io.github.energyjunit.measured.TestSummary.Sum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adds up what one JVM measured of each class: as a whole where that is known and sound, otherwise test by test. */
final class ClassTotals {

    private final Map<String, ByKind> classes = new LinkedHashMap<>();

    private static final class ByKind {
        Sum tests = Sum.NOTHING;
        Sum spans = Sum.NOTHING;
        long measured;
        long spanned;
        boolean overlapped;
    }

    void add(MeasurementLine line) {
        ByKind all = classes.computeIfAbsent(outermost(line), name -> new ByKind());
        if (line.isMeasurement()) {
            all.tests = all.tests.plus(line.sum());
            all.measured++;
        } else {
            all.spans = all.spans.plus(line.sum());
            all.spanned += Objects.requireNonNullElse(line.tests(), 0L);
            all.overlapped |= line.flags() != null && line.flags().contains("OVERLAPPED");
        }
    }

    List<ClassTotal> totals() {
        List<ClassTotal> totals = new ArrayList<>();
        classes.forEach((name, all) -> {
            // A JVM that was cut off has reported all tests but the last, and no class.
            boolean whole = all.spanned == all.measured && !all.overlapped && all.spans.unread() == 0;
            totals.add(new ClassTotal(name, whole ? all.spans : all.tests, whole));
        });
        return totals;
    }

    private static String outermost(MeasurementLine line) {
        String name = Objects.requireNonNullElse(line.className(), String.valueOf(line.test()));
        int nested = name.indexOf('$', 1);
        return nested < 0 ? name : name.substring(0, nested);
    }
}
