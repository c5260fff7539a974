package io.github.energyjunit.ci;

import io.github.energyjunit.ledger.Ledger;
import io.github.energyjunit.report.LedgerText;
import java.util.stream.Stream;

/** Writes where all energy went, folded away. */
final class MarkdownLedger {

    private MarkdownLedger() {}

    static String text(LedgerText text) {
        Ledger ledger = text.ledger();
        StringBuilder page = new StringBuilder("\n<details><summary>Where it went: ")
                .append(ledger.energy())
                .append(" while test JVMs were running</summary>\n\n| what | joules | part |\n|---|---:|---:|\n");
        text.bySize()
                .forEach(use -> page.append("| ")
                        .append(use.text())
                        .append(" | ")
                        .append(ledger.of(use))
                        .append(" | ")
                        .append(text.percent(use))
                        .append(" |\n"));
        String estimated = text.estimated();
        page.append(estimated.isEmpty() ? "" : "\n" + estimated + ".\n");
        Stream.of(text.consumers(), text.containers())
                .filter(line -> !line.isEmpty())
                .forEach(line -> page.append('\n').append(Markdown.text(line)).append(".\n"));
        text.advice()
                .forEach(line -> page.append('\n').append(Markdown.text(line)).append(".\n"));
        return page.append("\n</details>\n").toString();
    }
}
