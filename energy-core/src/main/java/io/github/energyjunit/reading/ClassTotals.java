package io.github.energyjunit.reading;

import io.github.energyjunit.lines.MeasurementLine;
import io.github.energyjunit.measured.ClassTotal;
import io.github.energyjunit.measured.TestSummary.Sum;
import io.github.energyjunit.meter.Flag;
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

    /** Takes what one invocation of a test cost. */
    void addTest(MeasurementLine line) {
        ByKind all = ofClass(line);
        all.tests = all.tests.plus(line.sum());
        all.measured++;
    }

    /** Takes what a class cost as a whole; nothing where the line does not say of which class and how many tests. */
    void addSpan(MeasurementLine line) {
        if (line.className() != null && line.tests() != null) {
            ByKind all = ofClass(line);
            all.spans = all.spans.plus(line.sum());
            all.spanned += line.tests();
            all.overlapped |= line.has(Flag.OVERLAPPED);
        }
    }

    private ByKind ofClass(MeasurementLine line) {
        return classes.computeIfAbsent(outermost(line), name -> new ByKind());
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
