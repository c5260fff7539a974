package io.github.energyjunit.publish;

import io.github.energyjunit.baseline.TokenVariable;
import io.github.energyjunit.metrics.MetricFamily;
import io.github.energyjunit.remote.Reasons;
import io.github.energyjunit.remote.TimeLimit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends a module's metrics to every server that the settings name, and says what became of it. */
public final class Publisher {
    private static final int ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 250;
    private static final int LONGEST_REASON = 300;

    private final PushSettings settings;

    private Publisher(PushSettings settings) {
        this.settings = settings;
    }

    /** Pushes to each server in turn; never throws for what a server does. */
    public static List<Outcome> publish(List<MetricFamily> families, String module, PushSettings settings)
            throws InterruptedException {
        Cardinality.Capped capped = Cardinality.capped(Cleaning.of(families), settings.maxTests());
        List<Outcome> outcomes = new ArrayList<>();
        for (Target target : targets(module, settings)) {
            String problem = new Publisher(settings).problem(target, capped.families());
            outcomes.add(new Outcome(target.name(), capped.tests(), capped.leftTests(), capped.leftClasses(), problem));
        }
        return outcomes;
    }

    private static List<Target> targets(String module, PushSettings settings) {
        List<Target> targets = new ArrayList<>();
        if (settings.otlp() != null) {
            targets.add(new OtlpTarget(settings.otlp(), settings.branch(), settings.token()));
        }
        if (settings.pushgateway() != null) {
            targets.add(new PushgatewayTarget(settings.pushgateway(), module, settings.branch(), settings.token()));
        }
        return targets;
    }

    private @Nullable String problem(Target target, List<MetricFamily> families) throws InterruptedException {
        String wrong = TokenVariable.problem(PushSettings.TOKEN, settings.token());
        if (wrong != null) {
            return wrong;
        }
        long end = System.nanoTime() + settings.timeout().toNanos();
        String problem = "no time left";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.toMillis() < 1) {
                return problem;
            }
            try {
                TimeLimit.within(left, "energy-push", () -> {
                    target.push(families, left);
                    return true;
                });
                return null;
            } catch (RefusedException e) {
                return reason(e);
            } catch (TimeoutException e) {
                return "no answer within " + settings.timeout().toMillis() + " ms (energy.push.timeout)";
            } catch (IOException | RuntimeException e) {
                // A library's own exceptions must not fail a build either; nothing is lost but this push.
                problem = reason(e);
            }
            long pause = Math.min(PAUSE_MILLIS * attempt, (end - System.nanoTime()) / 1_000_000);
            Thread.sleep(Math.max(0, pause));
        }
        return problem;
    }

    /** What a server says may be a whole page. */
    private String reason(Exception problem) {
        String text = Reasons.of(problem).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String safe = TokenVariable.without(settings.token(), text);
        return safe.length() <= LONGEST_REASON ? safe : safe.substring(0, LONGEST_REASON) + "…";
    }
}
