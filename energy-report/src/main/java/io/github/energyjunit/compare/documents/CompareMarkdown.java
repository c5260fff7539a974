package io.github.energyjunit.compare.documents;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.ci.Markdown;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.profile.Difference;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes {@code compare.md}: what did not simply pass, and where its energy went, for a comment or a summary of a build. */
final class CompareMarkdown {

    private static final int MOST_TESTS = 50;
    private static final int MOST_CHANGES = 10;
    private static final Set<Verdict> QUIET = Set.of(Verdict.PASS, Verdict.NEW, Verdict.REMOVED);

    private CompareMarkdown() {}

    static String of(Comparison comparison) {
        StringBuilder page = new StringBuilder("### Energy: ");
        page.append(comparison.verdict()).append("\n\n");
        page.append(Markdown.text(comparison.run().headName()))
                .append(" against ")
                .append(Markdown.text(comparison.run().baseName()))
                .append(", measured alternately. Source: ")
                .append(Markdown.text(comparison.run().source()))
                .append(" (")
                .append(comparison.run().quality().label())
                .append(").\n");
        List<ComparedTest> remarkable = comparison.tests().stream()
                .filter(test -> !QUIET.contains(test.verdict()))
                .toList();
        if (remarkable.isEmpty()) {
            return page.append('\n')
                    .append(comparison.isAnyInBoth() ? "No test has become worse" : CompareConsole.NOTHING)
                    .append(".\n")
                    .toString();
        }
        page.append("\n| verdict | ratio | base | head | test |\n|---|---:|---:|---:|---|\n");
        remarkable.stream().limit(MOST_TESTS).forEach(test -> row(test, page));
        if (remarkable.size() > MOST_TESTS) {
            page.append("\n… and ").append(remarkable.size() - MOST_TESTS).append(" more.\n");
        }
        comparison.tests().forEach(test -> {
            Difference difference = comparison.differences().get(test);
            if (difference != null) {
                where(test, difference, page);
            }
        });
        return page.toString();
    }

    private static void row(ComparedTest test, StringBuilder page) {
        boolean any = Double.isFinite(test.ratio());
        page.append("| ")
                .append(test.verdict())
                .append(" | ")
                .append(any ? String.format(Locale.ROOT, "×%.3f", test.ratio()) : "")
                .append(" | ")
                .append(any ? test.base() : "")
                .append(" | ")
                .append(any ? test.head() : "")
                .append(" | ")
                .append(Markdown.code(test.test().test()))
                .append(" |\n");
    }

    private static void where(ComparedTest test, Difference difference, StringBuilder page) {
        page.append("\n#### Where the energy of ")
                .append(Markdown.code(test.test().test()))
                .append(" went\n\n");
        Differences.lines(difference, MOST_CHANGES)
                .forEach(line -> page.append("- ").append(Markdown.code(line)).append('\n'));
        page.append("\nBy ")
                .append(Math.round(difference.baseSamples()))
                .append(" and ")
                .append(Math.round(difference.headSamples()))
                .append(" stacks (")
                .append(Markdown.text(difference.engine()))
                .append("), sampled after the verdict; ± is one standard error of sampling.\n");
    }
}
