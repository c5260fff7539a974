package io.github.energyjunit.ci;

import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.report.ShortNames;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes {@code plot.csv} for Jenkins' plot plugin: one row of names, one of joules. */
public final class PlotDocument implements Document {

    /** A plot of more lines than this cannot be read. */
    private static final int TESTS = 20;

    private static final int LONGEST = 200;

    @Override
    public String fileName() {
        return "plot.csv";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        List<String> names = new ArrayList<>();
        List<String> joules = new ArrayList<>();
        String quality = report.analysis().quality().label();
        names.add("all tests (J " + quality + ")");
        joules.add(report.analysis().all().attributed().decimal().toPlainString());
        List<TestSummary> tests =
                report.analysis().tests().stream().map(JudgedTest::test).toList();
        ShortNames shortNames = new ShortNames(tests);
        tests.stream().filter(test -> test.attributed() != null).limit(TESTS).forEach(test -> {
            String estimated = test.source().quality() == Quality.ESTIMATED ? " (estimated)" : "";
            names.add(PlainName.of(shortNames.of(test), LONGEST) + estimated);
            joules.add(Objects.requireNonNull(test.attributed()).decimal().toPlainString());
        });
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(
                writer, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get());
        csv.printRecord(names);
        csv.printRecord(joules);
        csv.flush();
    }
}
