package io.github.energyjunit.metrics;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.Digest;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes {@code metrics.txt} for GitLab's metrics report.
 *
 * <p>GitLab splits lines as a shell does and gives the whole report up at one odd quote, so names keep letters, digits
 * and a few signs only. It compares values as text, so they are few and rounded: two digits, and the gate's verdict.
 */
public final class GitLabMetricsDocument implements Document {

    private static final MathContext ROUGH = new MathContext(2, RoundingMode.HALF_UP);
    private static final int TESTS = 20;
    private static final int LONGEST = 200;

    @Override
    public String fileName() {
        return "metrics.txt";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Analysis analysis = report.analysis();
        String module = "{module=\"" + plain(report.module()) + "\"} ";
        Map<String, BigDecimal> tests = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (JudgedTest judged : analysis.tests()) {
            TestSummary test = judged.test();
            if (tests.size() < TESTS && test.attributed() != null) {
                String name = plain(test.test());
                for (int n = 2; !names.add(name); n++) {
                    name = plain(test.test()) + "-" + n;
                }
                tests.put(name, rough(Objects.requireNonNull(test.attributed()).decimal()));
            }
        }
        StringBuilder text = new StringBuilder();
        text.append("junit_energy_build_gate_status")
                .append(module)
                .append(Status.of(analysis.verdict()))
                .append('\n');
        text.append("junit_energy_build_joules_" + analysis.quality().label())
                .append(module)
                .append(rough(analysis.all().attributed().decimal()).toPlainString())
                .append('\n');
        text.append("junit_energy_tests")
                .append(module)
                .append(analysis.tests().size())
                .append('\n');
        text.append("junit_energy_tests_failed")
                .append(module)
                .append(failed(analysis))
                .append('\n');
        tests.forEach((name, joules) -> text.append(
                        "junit_energy_test_joules_" + analysis.quality().label() + "{module=\"")
                .append(plain(report.module()))
                .append("\",test=\"")
                .append(name)
                .append("\"} ")
                .append(joules.toPlainString())
                .append('\n'));
        // Readers of OpenMetrics want this line; GitLab passes it by.
        out.write(text.append("# EOF\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static long failed(Analysis analysis) {
        return analysis.tests().stream()
                .filter(judged -> judged.judgement().verdict() == Verdict.FAIL)
                .count();
    }

    private static BigDecimal rough(BigDecimal joules) {
        return joules.round(ROUGH);
    }

    static String plain(String name) {
        String plain = name.replace('#', '.').replaceAll("[^A-Za-z0-9_.:/-]+", "_");
        return plain.length() <= LONGEST
                ? plain
                : plain.substring(0, LONGEST) + "-" + Digest.of(name).substring(0, 8);
    }
}
