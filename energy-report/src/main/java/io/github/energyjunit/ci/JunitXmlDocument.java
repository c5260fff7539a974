package io.github.energyjunit.ci;

import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Judgement;
import io.github.energyjunit.analysis.PartBudget;
import io.github.energyjunit.analysis.PartRegression;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.report.Document;
import io.github.energyjunit.report.EnergyText;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.report.XmlText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes {@code junit-energy.xml}: each test's energy verdict as a test case, as every CI server shows them. */
public final class JunitXmlDocument implements Document {

    private static final int LONGEST = 1000;

    @Override
    public String fileName() {
        return "junit-energy.xml";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(report, xml);
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("junit-energy.xml could not be made: " + e.getMessage(), e);
        }
    }

    private static void suite(Report report, XMLStreamWriter xml) throws XMLStreamException {
        List<JudgedTest> tests = report.analysis().tests();
        long skipped = tests.stream().filter(JunitXmlDocument::isSkipped).count();
        List<PartRegression> worse = report.analysis().compared().stream()
                .filter(part -> part.finding().verdict().isViolation())
                .toList();
        long failures = tests.stream().filter(JunitXmlDocument::isFailure).count()
                + report.analysis()
                        .ofSeveral()
                        .filter(judgement -> judgement.verdict() == Verdict.FAIL)
                        .count()
                + worse.stream()
                        .filter(part -> part.finding().verdict() == Verdict.FAIL)
                        .count();
        xml.writeStartElement("testsuite");
        attribute("name", "energy of " + report.module(), xml);
        attribute(
                "tests",
                String.valueOf(tests.size()
                        + 1
                        + worse.size()
                        + report.analysis().parts().size()),
                xml);
        attribute("failures", String.valueOf(failures), xml);
        attribute("errors", "0", xml);
        attribute("skipped", String.valueOf(skipped), xml);
        attribute(
                "time",
                seconds(tests.stream().mapToLong(JunitXmlDocument::nanos).sum()),
                xml);
        for (JudgedTest test : tests) {
            testCase(test, xml);
        }
        for (PartRegression part : worse) {
            several(
                    "total of " + part.name() + " (" + part.scope() + " of " + report.module() + ")",
                    "",
                    part.finding().verdict(),
                    part.finding().reason(),
                    xml);
        }
        for (PartBudget part : report.analysis().parts()) {
            part(part, report, xml);
        }
        module(report, xml);
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static void testCase(JudgedTest judged, XMLStreamWriter xml) throws XMLStreamException {
        TestSummary test = judged.test();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute("classname", test.className(), xml);
        attribute("name", nameOf(test), xml);
        attribute("time", seconds(nanos(judged)), xml);
        if (isSkipped(judged)) {
            xml.writeEmptyElement("skipped");
            attribute("message", EnergyText.energy(judged) + "; " + String.join("; ", test.reasons()), xml);
        } else if (isFailure(judged)) {
            failure(judged.judgement().reason(), xml);
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(XmlText.allowed(EnergyText.verdict(judged) + ", " + EnergyText.energy(judged) + ", ± "
                + EnergyText.precision(test) + ", n = " + test.samples().size() + ", source "
                + test.source().name() + " (" + test.source().quality().label() + ")"
                + (test.flags().isEmpty() ? "" : ", flags " + test.flags())
                + (judged.judgement().verdict() == Verdict.MISSING_BASELINE
                        ? ""
                        : "; " + judged.judgement().reason())));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void module(Report report, XMLStreamWriter xml) throws XMLStreamException {
        String energy =
                EnergyText.attributed(report.analysis().all(), report.analysis().quality());
        several(
                "all tests of " + report.module() + " together",
                energy + "; ",
                report.analysis().module().verdict(),
                report.analysis().module().reason(),
                xml);
    }

    private static void part(PartBudget part, Report report, XMLStreamWriter xml) throws XMLStreamException {
        Judgement judgement = part.judgement();
        several(
                part.name() + " (" + part.scope() + " of " + report.module() + ")",
                "",
                judgement.verdict(),
                judgement.reason(),
                xml);
    }

    private static void several(String name, String energy, Verdict verdict, String reason, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute("classname", "energy", xml);
        attribute("name", name, xml);
        attribute("time", seconds(0), xml);
        if (verdict == Verdict.FAIL) {
            failure(reason, xml);
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(XmlText.allowed(verdict + ", " + energy + reason));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void failure(String reason, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("failure");
        attribute("message", reason, xml);
        attribute("type", "energy", xml);
        xml.writeCharacters(XmlText.allowed(reason));
        xml.writeEndElement();
    }

    /** The id after the class; what is before it stands in classname. */
    private static String nameOf(TestSummary test) {
        String prefix = test.className() + "#";
        return test.test().startsWith(prefix) ? test.test().substring(prefix.length()) : test.test();
    }

    private static boolean isSkipped(JudgedTest judged) {
        return judged.test().attributed() == null;
    }

    private static boolean isFailure(JudgedTest judged) {
        return !isSkipped(judged) && judged.judgement().verdict() == Verdict.FAIL;
    }

    private static long nanos(JudgedTest judged) {
        return Objects.requireNonNullElse(judged.test().durationNanos(), 0L);
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).toPlainString();
    }

    private static void attribute(String name, String value, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.allowed(PlainName.of(value, LONGEST)));
    }
}
