package io.github.energyjunit.report;

import io.github.energyjunit.ledger.Ledger;
import io.github.energyjunit.ledger.Ledger.OfClass;
import io.github.energyjunit.ledger.Use;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.units.CountText;
import io.github.energyjunit.units.Joules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in words where all energy went. */
public final class LedgerText {

    /** What is less than this part of all is not worth a word on the console. */
    private static final double WORTH = 0.02;

    /** Fixtures are worth advice from these parts of a class's energy and of the test JVMs' on, whatever else ran. */
    private static final double HEAVY = 0.5;

    private static final double MUCH = 0.05;

    private static final int NAMED = 5;

    private final Ledger ledger;
    private final Quality quality;

    /** Words a ledger, whose source is of a quality. */
    public LedgerText(Ledger ledger, Quality quality) {
        this.ledger = ledger;
        this.quality = quality;
    }

    /** Words that of a report; null where there is none. */
    public static @Nullable LedgerText of(Report report) {
        Ledger ledger = report.ledger();
        return ledger == null ? null : new LedgerText(ledger, report.analysis().quality());
    }

    /** Returns what is worded. */
    public Ledger ledger() {
        return ledger;
    }

    /** Returns everything in one line, the largest part first. */
    public String line() {
        List<Use> worth = bySize().filter(use -> ledger.share(use) >= WORTH).toList();
        Joules rest = ledger.energy().minus(Joules.sum(worth.stream().map(ledger::of)));
        String parts = worth.stream()
                .map(use -> use.text() + " " + ledger.of(use) + " (" + percent(use) + ")")
                .collect(Collectors.joining(", "));
        return "Where it went: " + EnergyText.energy(ledger.energy(), quality)
                + " that the machine used while test JVMs were running = " + parts
                + (rest.isAbove(Joules.ZERO) ? ", all else " + rest : "");
    }

    /** Names the containers that used most; empty where no engine has named any. */
    public String containers() {
        String named = ledger.containers().stream()
                .flatMap(container -> Stream.ofNullable(container.container())
                        .map(known -> container.name() + " of " + known.image()
                                + (known.testcontainers() ? " (Testcontainers) " : " ")
                                + container.energy()))
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : "Containers that used the most energy: " + named;
    }

    /** Names the processes that used most, test JVMs included; empty where none was seen. */
    public String consumers() {
        String named = ledger.consumers().stream()
                .limit(NAMED)
                .map(consumer -> consumer.process() + " (" + (consumer.testJvm() ? "test JVM " : "process ")
                        + consumer.pid() + ") " + consumer.energy())
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : "Processes that used the most energy: " + named;
    }

    /** Lists what there is, the largest first. */
    public Stream<Use> bySize() {
        return ledger.lines().keySet().stream()
                .filter(use -> ledger.of(use).isAbove(Joules.ZERO))
                .sorted(Comparator.comparing(ledger::of).reversed());
    }

    /** Writes the part that a line is of everything; a line that is there is never 0 %. */
    public String percent(Use use) {
        double share = ledger.share(use);
        return share > 0 && share < 0.005 ? "<1 %" : EnergyText.percent(share);
    }

    /** Says how much was worked out and not read; empty if nothing was. */
    public String estimated() {
        return ledger.estimated().isAbove(Joules.ZERO)
                ? ledger.estimated()
                        + " of it was used before a JVM could read its counters, and is estimated from CPU time"
                : "";
    }

    /** Returns what could be saved: classes whose set-up and tear-down cost more than their tests. */
    public List<String> advice() {
        List<OfClass> heavy = ledger.classes().stream()
                .filter(type -> type.fixtures().isAbove(type.energy().times(HEAVY)))
                .sorted(Comparator.comparing(OfClass::fixtures).reversed())
                .toList();
        Joules fixtures = Joules.sum(heavy.stream().map(OfClass::fixtures));
        List<String> advice = new ArrayList<>();
        Joules own = ledger.own();
        String ofOwn = " of the " + EnergyText.energy(own, quality) + " that the test JVMs used";
        if (fixtures.isAbove(own.times(MUCH))) {
            OfClass first = heavy.get(0);
            advice.add("Set-up and tear-down cost more than the tests in "
                    + CountText.of(heavy.size(), "class", "classes") + " of "
                    + ledger.classes().size() + ": "
                    + EnergyText.energy(fixtures, quality) + ofOwn + ", most in " + first.className() + " ("
                    + first.fixtures() + " of its "
                    + first.energy()
                    + "). A cheaper or shared set-up could save that at most");
        }
        if (ledger.contexts() > 1 && ledger.of(Use.CONTEXTS).isAbove(own.times(MUCH))) {
            advice.add(ledger.contexts() + " application contexts were started for "
                    + CountText.of(ledger.classes().size(), "class", "classes") + ": "
                    + EnergyText.energy(ledger.of(Use.CONTEXTS), quality) + ofOwn
                    + ". Classes with the same configuration share one");
        }
        return advice;
    }
}
