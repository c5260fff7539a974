package io.github.energyjunit.html;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.report.ConsoleReport;
import io.github.energyjunit.report.EnergyText;
import io.github.energyjunit.report.LedgerText;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.report.Section;
import io.github.energyjunit.report.ShortNames;
import io.github.energyjunit.report.TotalsText;
import io.github.energyjunit.units.Joules;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the template of {@code report.html} asks for: texts, and keys to sort by. The template decides on looks only. */
public final class HtmlPage {

    private static final int SHOWN = 5;
    private static final int VIOLATIONS = 20;
    private static final int LONGEST = 300;
    private static final int JVMS = 20;

    private final Report report;
    private final Analysis analysis;
    private final ConsoleReport console;
    private final String commonPackage;

    HtmlPage(Report report) {
        this.report = report;
        this.analysis = report.analysis();
        this.console = new ConsoleReport(report, 0);
        this.commonPackage = ShortNames.commonPackage(
                analysis.tests().stream().map(JudgedTest::test).toList());
    }

    /** One of the tests with the highest energy use; {@code percent} is relative to the first of them. */
    public record TopTest(String packageName, String name, String joules, String quality, long percent) {}

    /** A part that another goal adds, ready to be put into the page. */
    public record Part(String id, String title, String html, String data) {}

    public String getModule() {
        return report.module();
    }

    public String getCreated() {
        return report.created().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String getVerdict() {
        return analysis.verdict().name();
    }

    public String getQuality() {
        return analysis.quality().label();
    }

    public boolean isEstimated() {
        return analysis.quality() == Quality.ESTIMATED;
    }

    public String getSource() {
        return analysis.sourceNames();
    }

    public String getJoules() {
        return EnergyText.attributed(analysis.all(), Quality.MEASURED);
    }

    public String getTotalJoules() {
        return EnergyText.total(analysis.all(), Quality.MEASURED);
    }

    public List<String> getSources() {
        return analysis.sources().stream().map(EnergyText::source).toList();
    }

    public List<String> getDoubts() {
        return console.warnings();
    }

    public String getWithoutBaseline() {
        return EnergyText.withoutBaseline(analysis).orElse("");
    }

    public List<String> getNotes() {
        return analysis.notes();
    }

    public String getModuleReason() {
        return analysis.module().reason();
    }

    /** Lists the broken and perhaps broken budgets, as {@code check} words them. */
    public List<Analysis.Violation> getViolations() {
        return analysis.violations().stream()
                .sorted(Comparator.comparing(Analysis.Violation::verdict, Verdict.WORST_FIRST))
                .limit(VIOLATIONS)
                .toList();
    }

    public List<Map<String, String>> getFingerprints() {
        return analysis.runs().stream()
                .map(run -> (Map<String, String>) run.jvm().fingerprint())
                .distinct()
                .toList();
    }

    public String getTotals() {
        return TotalsText.of(analysis).orElse("");
    }

    /** Returns where all energy went; empty where that is not known. */
    public List<LedgerPicture> getLedger() {
        return Stream.ofNullable(LedgerText.of(report)).map(LedgerPicture::new).toList();
    }

    public int getTests() {
        return analysis.tests().size();
    }

    public String getWattHours() {
        return analysis.all().isUnread()
                ? ""
                : EnergyText.wattHours(analysis.all().attributed());
    }

    public String getTotalWattHours() {
        return analysis.all().isUnread()
                ? ""
                : EnergyText.wattHours(analysis.all().total());
    }

    /** Describes the JVMs, each kind once. */
    public List<String> getMachines() {
        return analysis.runs().stream()
                .map(run -> run.jvm())
                .map(jvm -> Stream.of(jvm.fingerprint().get("cpuModel"), jvm.os(), jvm.jvm())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")))
                .distinct()
                .limit(SHOWN)
                .toList();
    }

    /** Returns whether any test was held against a baseline. */
    public boolean isCompared() {
        return analysis.tests().stream().anyMatch(judged -> judged.comparison() != null);
    }

    /** Says what energy comes to in carbon; empty if nobody asked. */
    public String getCarbon() {
        return report.carbon() == null ? "" : report.carbon().text(analysis);
    }

    /** Returns whether tests are of several modules. */
    public boolean isModules() {
        return !report.modules().isEmpty();
    }

    /** Returns whether earlier builds are shown. */
    public boolean isTrend() {
        return report.trend().isShown();
    }

    /** Returns whether stacks were sampled. */
    public boolean isProfiled() {
        return report.profiles().module() != null;
    }

    /** Lists the measuring JVMs, the first of them. */
    public List<Machine> getJvms() {
        return analysis.runs().stream().limit(JVMS).map(Machine::of).toList();
    }

    public int getMoreJvms() {
        return Math.max(0, analysis.runs().size() - JVMS);
    }

    public List<Part> getParts() {
        return report.sections().stream().map(HtmlPage::part).toList();
    }

    private static Part part(Section section) {
        String data = section.data();
        return new Part(section.id(), section.title(), section.html(), data == null ? "" : HtmlData.inert(data));
    }

    public int getMoreViolations() {
        return Math.max(0, analysis.violations().size() - VIOLATIONS);
    }

    public List<TopTest> getHighest() {
        List<TestSummary> tests = analysis.tests().stream()
                .map(JudgedTest::test)
                .filter(test -> test.attributed() != null)
                .limit(SHOWN)
                .toList();
        Joules most = tests.stream()
                .map(test -> Objects.requireNonNull(test.attributed()))
                .max(Comparator.naturalOrder())
                .orElse(Joules.ZERO);
        int known = commonPackage.length();
        ShortNames names = new ShortNames(tests);
        return tests.stream().map(test -> topTest(test, names, known, most)).toList();
    }

    /** Names the packages that all tests are in, which stand once above them. */
    public String getCommonPackage() {
        return commonPackage;
    }

    private static TopTest topTest(TestSummary test, ShortNames names, int known, Joules most) {
        Joules energy = Objects.requireNonNull(test.attributed());
        String name = names.ofInvocation(test).orElseGet(() -> ShortNames.withoutPackage(test.test()));
        return new TopTest(
                ShortNames.packageOf(test).substring(known),
                name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name,
                energy.toString(),
                test.source().quality().label(),
                most.isAbove(Joules.ZERO) ? Math.round(energy.times(100).dividedBy(most)) : 0);
    }
}
