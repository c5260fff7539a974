package io.github.energyjunit.reading;

import io.github.energyjunit.lines.MeasurementLine;
import io.github.energyjunit.measured.EnergySamples;
import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.JvmSamples;
import io.github.energyjunit.measured.TestSummary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the samples of one test that can be held against a baseline, each JVM's apart; counts those that cannot. */
final class SoundSamples {

    /** A batch of a million operations is known better than to the microjoule for each. */
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /** From here on whole microjoules are fine enough: 10 mJ to a hundredth of a per cent. */
    private static final double WHOLE = 1e4;

    private final Map<Jvm, Kinds> jvms = new LinkedHashMap<>();
    private final Map<Jvm, Kinds> odds = new LinkedHashMap<>();
    private int sound;
    private int doubtful;
    private int nothing;

    void add(MeasurementLine line, Jvm jvm, boolean first) {
        // Sampling stacks costs energy that a build without it does not need.
        if (line.attributedMicrojoules() == null || line.isProfiled()) {
            return;
        }
        if (!isAboveZero(line)) {
            nothing++;
            return;
        }
        boolean odd = line.flags() != null && line.flags().stream().anyMatch(TestSummary::isDoubtful);
        doubtful += odd ? 1 : 0;
        sound += odd ? 0 : 1;
        Kinds kinds = (odd ? odds : jvms).computeIfAbsent(jvm, key -> new Kinds());
        kinds.execution |= line.isExecution();
        (first ? kinds.first : kinds.later).add(line);
    }

    /** Returns how many samples were doubtful or read nothing. */
    int leftOut() {
        return doubtful + nothing;
    }

    /** Tells whether most samples are doubtful, so that nothing better than these can be had. */
    boolean isMostlyDoubtful() {
        return doubtful > sound;
    }

    /**
     * Returns what each JVM measured, in the order read: what is sound, or what is doubtful where most of it is.
     *
     * @param first whether first invocations of JVMs are asked for, or all others
     */
    List<JvmSamples> byJvm(boolean first) {
        List<JvmSamples> runs = new ArrayList<>();
        (isMostlyDoubtful() ? odds : jvms).forEach((jvm, kinds) -> {
            EnergySamples samples = (first ? kinds.first : kinds.later).samples();
            if (samples.size() > 0) {
                runs.add(new JvmSamples(jvm, first, kinds.execution, samples));
            }
        });
        return runs;
    }

    /** An idle power that is too high leaves nothing of a short test; under a better one there may be something. */
    private static boolean isAboveZero(MeasurementLine line) {
        Long gross = line.grossMicrojoules();
        Long net = line.attributedMicrojoules();
        return (net != null && net > 0) || (gross != null && gross > 0);
    }

    /** Divides by operations; whole microjoules, or six digits where these would be too coarse. */
    static double perOperation(long value, long operations) {
        if (operations == 1) {
            return value;
        }
        double each = (double) value / operations;
        return each >= WHOLE
                ? Math.rint(each)
                : BigDecimal.valueOf(each).round(DIGITS).doubleValue();
    }

    private static final class Kinds {
        final Rows first = new Rows();
        final Rows later = new Rows();
        boolean execution;
    }

    private static final class Rows {
        private final List<Double> attributed = new ArrayList<>();
        private final List<Double> gross = new ArrayList<>();
        private final List<Double> idle = new ArrayList<>();

        void add(MeasurementLine line) {
            Long net = line.attributedMicrojoules();
            if (net == null) {
                return;
            }
            long operations = line.invocations();
            attributed.add(perOperation(net, operations));
            if (line.grossMicrojoules() != null && line.idleNanos() != null) {
                gross.add(perOperation(line.grossMicrojoules(), operations));
                idle.add(perOperation(line.idleNanos(), operations));
            }
        }

        EnergySamples samples() {
            return new EnergySamples(attributed, gross, idle);
        }
    }
}
