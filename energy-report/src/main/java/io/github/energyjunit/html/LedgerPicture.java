package io.github.energyjunit.html;

import io.github.energyjunit.ledger.Ledger;
import io.github.energyjunit.ledger.Ledger.OfClass;
import io.github.energyjunit.ledger.Use;
import io.github.energyjunit.report.LedgerText;
import io.github.energyjunit.units.Joules;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The bar that shows where all energy went, and what stands below it. */
public final class LedgerPicture {

    private static final int CLASSES = 10;

    private final LedgerText text;
    private final Ledger ledger;

    LedgerPicture(LedgerText text) {
        this.text = text;
        ledger = text.ledger();
    }

    /** A part of the bar; {@code width} is its per cent of it. */
    public record Part(String text, String style, String joules, String percent, String width) {}

    /** What a class used, and how much of it for set-up and tear-down. */
    public record ClassRow(String name, String joules, String fixtures, long percent) {}

    public String getContainers() {
        return text.containers();
    }

    public String getConsumers() {
        return text.consumers();
    }

    public String getJoules() {
        return ledger.energy().toString();
    }

    /** Lists the parts in the order of their kinds, so that the bars of two reports look alike. */
    public List<Part> getParts() {
        return Stream.of(Use.values())
                .filter(use -> ledger.of(use).isAbove(Joules.ZERO))
                .map(this::part)
                .toList();
    }

    private Part part(Use use) {
        return new Part(
                use.text(),
                use.style(),
                ledger.of(use).toString(),
                text.percent(use),
                String.format(Locale.ROOT, "%.3f", 100 * ledger.share(use)));
    }

    /** Lists the classes that used most. */
    public List<ClassRow> getClasses() {
        return ledger.classes().stream().limit(CLASSES).map(LedgerPicture::row).toList();
    }

    private static ClassRow row(OfClass type) {
        Joules all = type.energy();
        return new ClassRow(
                type.className(),
                all.toString(),
                type.fixtures().toString(),
                all.isAbove(Joules.ZERO) ? Math.round(type.fixtures().times(100).dividedBy(all)) : 0);
    }

    public List<String> getAdvice() {
        return text.advice();
    }

    public String getEstimated() {
        return text.estimated();
    }
}
