package io.github.energyjunit.html;

import io.github.energyjunit.measured.Canary;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.meter.idle.IdleEstimate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A measuring JVM and the machine under it, in words for the page. */
public record Machine(
        String jvm, String started, String state, String invocations, String idle, String canary, String source) {

    static Machine of(Run run) {
        return new Machine(
                run.jvm().pid() + ": " + Objects.requireNonNullElse(run.jvm().jvm(), "unknown JVM"),
                run.jvm().started().truncatedTo(ChronoUnit.SECONDS).toString(),
                switch (run.state()) {
                    case ENDED -> "ended";
                    case CUT_OFF -> "cut off";
                    case RUNNING -> "still running";
                },
                String.valueOf(run.invocations()),
                idle(run.jvm().idle()),
                canary(run.canary()),
                run.jvm().source().name());
    }

    private static String idle(@Nullable IdleEstimate idle) {
        if (idle == null) {
            return "not subtracted";
        }
        String bounds =
                idle.width() == 0 ? "" : String.format(Locale.ROOT, "between %.3g and %.3g W", idle.low(), idle.high());
        return idle.watts() == null
                ? bounds + ", not subtracted"
                : String.format(Locale.ROOT, "%.3g W subtracted", idle.watts())
                        + (bounds.isEmpty() ? "" : " (" + bounds + ")");
    }

    private static String canary(@Nullable Canary canary) {
        return canary == null
                ? ""
                : String.format(Locale.ROOT, "spread %.1f %%, drift %+.1f %%", canary.cv() * 100, canary.drift() * 100);
    }
}
