package io.github.energyjunit.report;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.history.Trend;
import io.github.energyjunit.ledger.Ledger;
import io.github.energyjunit.profile.GrownLine;
import io.github.energyjunit.profile.Profiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every document is written from.
 *
 * @param module the name of the module, for people
 * @param created when the documents are written
 * @param modules the modules whose tests are in it, each with its module's name and a slash before its own; empty in the
 *     report of one module
 * @param carbon how to turn energy into carbon, or null if nobody asked
 * @param trend how it was in earlier builds
 * @param sections what the page shows besides
 * @param profiles where the energy of tests went, as far as stacks were sampled
 * @param grown the changed lines that carry regressions, by test, as far as known
 * @param ledger where all energy went that the machine used meanwhile, or null if no test JVM kept account of it
 */
public record Report(
        String module,
        Instant created,
        Analysis analysis,
        List<String> modules,
        @Nullable Carbon carbon,
        Trend trend,
        List<Section> sections,
        Profiles profiles,
        Map<String, GrownLine> grown,
        @Nullable Ledger ledger) {

    public Report {
        modules = List.copyOf(modules);
        sections = List.copyOf(sections);
        grown = Map.copyOf(grown);
    }

    /** Shows an analysis and nothing else. */
    public Report(String module, Instant created, Analysis analysis) {
        this(
                module,
                created,
                analysis,
                List.of(),
                null,
                Trend.NONE,
                List.of(),
                Profiles.NONE,
                Map.of(),
                Ledger.ofRuns(analysis.runs()));
    }

    /** Says of which modules the tests are, which carry their names. */
    public Report over(List<String> names) {
        return new Report(module, created, analysis, names, carbon, trend, sections, profiles, grown, ledger);
    }

    /** Shows carbon. */
    public Report with(@Nullable Carbon intensity) {
        return new Report(module, created, analysis, modules, intensity, trend, sections, profiles, grown, ledger);
    }

    /** Shows how it was in earlier builds. */
    public Report with(Trend history) {
        return new Report(module, created, analysis, modules, carbon, history, sections, profiles, grown, ledger);
    }

    /** Adds a section to the page. */
    public Report with(Section section) {
        return new Report(
                module,
                created,
                analysis,
                modules,
                carbon,
                trend,
                Stream.concat(sections.stream(), Stream.of(section)).toList(),
                profiles,
                grown,
                ledger);
    }

    /** Names changed lines that carry regressions, by test. */
    public Report with(Map<String, GrownLine> lines) {
        return new Report(module, created, analysis, modules, carbon, trend, sections, profiles, lines, ledger);
    }

    /** Shows where energy went. */
    public Report with(Profiles sampled) {
        return new Report(module, created, analysis, modules, carbon, trend, sections, sampled, grown, ledger);
    }
}
