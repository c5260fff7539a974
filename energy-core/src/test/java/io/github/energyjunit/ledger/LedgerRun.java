package io.github.energyjunit.ledger;

import io.github.energyjunit.measured.Jvm;
import io.github.energyjunit.measured.JvmLedger;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.Source;
import io.github.energyjunit.measured.Timeline;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes JVMs that kept a ledger, on a machine that draws 10 W idle. */
public final class LedgerRun {

    private LedgerRun() {}

    public static Run of(Quality quality, Instant started, @Nullable JvmLedger ledger) {
        Source source = new Source("powercap", quality, List.of(new Source.Domain("package-0", true)), null, null);
        Jvm jvm = new Jvm(
                "run",
                started,
                1,
                source,
                new TreeMap<>(),
                "net",
                IdleEstimate.exactly(10, IdleEstimate.GIVEN),
                new TreeMap<>(),
                null,
                null,
                List.of(),
                List.of(),
                null);
        return new Run("file", jvm, Run.State.ENDED, 1, null, new Timeline(), List.of(), ledger);
    }
}
