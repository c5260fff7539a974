package io.github.energyjunit.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.BaselineFile;
import io.github.energyjunit.baseline.Window;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds of one module, one after another, each with its own noise from a fixed seed. */
final class Builds {

    static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private final Path directory;
    private final Random random = new Random(5);
    private int builds;

    Builds(Path directory) {
        this.directory = directory;
    }

    /** One build: its measurement file is being written. */
    final class Build {
        final Path output = directory.resolve("build-" + ++builds);
        final Recording recording;

        Build(Consumer<ObjectNode> change) {
            Instant started = Recording.BEGIN.plusSeconds(builds);
            Consumer<ObjectNode> time = jvm -> jvm.put("started", started.toString());
            recording = Recording.of(output, time.andThen(change));
        }

        /** Measure n samples of about so many joules; the spread is a share of them. */
        Build measure(String test, int n, double joules, double spread, Consumer<ObjectNode> change) {
            for (int i = 0; i < n; i++) {
                recording.add(test, joules * Math.exp(spread * random.nextGaussian()), change);
            }
            return this;
        }

        Build measure(String test, int n, double joules, double spread) {
            return measure(test, n, joules, spread, line -> {});
        }

        Analysis analysis() throws IOException {
            return new Analyzer(
                            new Freshness(Instant.EPOCH, true),
                            new Budgets(List.of(), BudgetPolicy.usual(false)),
                            pid -> false)
                    .analyse(output);
        }

        /** Take it into the baseline. */
        Build store(BaselineFile file) throws IOException {
            BaselineUpdate update = BaselineUpdate.of(analysis(), null);
            file.update(old -> old.plus(update.sections(), new Window(5, 30), false));
            return this;
        }

        Analysis against(BaselineFile file) throws IOException {
            return against(file, null, RegressionRule.DEFAULT, Acceptances.NONE);
        }

        /** Judges tests and then totals. */
        Analysis totals(BaselineFile file) throws IOException {
            return totals(file, Acceptances.NONE);
        }

        Analysis totals(BaselineFile file, Acceptances accepted) throws IOException {
            Gate gate = new Gate(RegressionRule.DEFAULT, BaselineReference.read(file), null, accepted, TODAY);
            return gate.totals(gate.judge(analysis()));
        }

        Analysis totals(BaselineFile file, BaselineFile pinned) throws IOException {
            Gate gate = new Gate(
                    RegressionRule.DEFAULT,
                    BaselineReference.read(file),
                    BaselineReference.read(pinned),
                    Acceptances.NONE,
                    TODAY);
            return gate.totals(gate.judge(analysis()));
        }

        Analysis against(BaselineFile file, @Nullable BaselineFile pinned, RegressionRule rule, Acceptances accepted)
                throws IOException {
            BaselineReference stays = pinned == null ? null : BaselineReference.read(pinned);
            return new Gate(rule, BaselineReference.read(file), stays, accepted, TODAY).judge(analysis());
        }
    }

    Build build() {
        return build(jvm -> {});
    }

    Build build(Consumer<ObjectNode> change) {
        return new Build(change);
    }

    BaselineFile baseline() {
        return new BaselineFile(directory.resolve("energy-baseline.json"));
    }
}
