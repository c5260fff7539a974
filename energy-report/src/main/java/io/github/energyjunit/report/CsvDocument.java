package io.github.energyjunit.report;

import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.units.Joules;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes {@code report.csv}: one row for each test, energies in joules, empty where nothing was read. */
public final class CsvDocument implements Document {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "test",
                    "joules",
                    "resolutionJoules",
                    "totalJoules",
                    "samples",
                    "relativeSpread",
                    "source",
                    "quality",
                    "budgetJoules",
                    "baselineJoules",
                    "ratio",
                    "verdict",
                    "flags",
                    "reason")
            .get();

    @Override
    public String fileName() {
        return "report.csv";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        CSVPrinter csv =
                new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FORMAT);
        for (JudgedTest test : report.analysis().tests()) {
            write(test, csv);
        }
        csv.flush();
    }

    private static void write(JudgedTest judged, CSVPrinter csv) throws IOException {
        TestSummary test = judged.test();
        csv.printRecord(
                test.test(),
                joules(test.attributed()),
                joules(test.resolution()),
                joules(test.total()),
                test.samples().size(),
                test.samples().relativeSpread().isPresent()
                        ? test.samples().relativeSpread().getAsDouble()
                        : null,
                test.source().name(),
                test.source().quality().label(),
                plain(judged.judgement().budgetJoules()),
                judged.comparison() == null
                        ? null
                        : judged.comparison().baseline().joules(),
                judged.comparison() == null ? null : judged.comparison().ratio(),
                judged.judgement().verdict(),
                String.join(" ", test.flags()),
                judged.judgement().reason());
    }

    private static @Nullable String joules(@Nullable Joules energy) {
        return energy == null ? null : energy.decimal().toPlainString();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
