package io.github.energyjunit.gate;

import static io.github.energyjunit.gate.AgainstBaseline.BAR;
import static io.github.energyjunit.gate.AgainstBaseline.FOO;
import static io.github.energyjunit.gate.AgainstBaseline.find;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.baseline.prometheus.FleetSource;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Builds that are judged by what earlier ones have pushed. */
abstract class AgainstFleet {
    static final String TOKEN = "s3cret-token";

    @TempDir
    Path directory;

    Builds builds;

    @BeforeEach
    void prepare() {
        builds = new Builds(directory);
    }

    Builds.Build build(double foo, double bar) {
        return builds.build().measure(FOO, 10, foo, 0.02).measure(BAR, 10, bar, 0.02);
    }

    static Analysis judge(Builds.Build build, FleetSource source) throws IOException {
        Analysis analysis = build.analysis();
        return gate(analysis, source).judge(analysis);
    }

    static Gate gate(Analysis analysis, FleetSource source) throws IOException {
        return new Gate(
                RegressionRule.DEFAULT, BaselineReference.read(source, analysis), null, Acceptances.NONE, Builds.TODAY);
    }

    static Verdict verdict(Analysis analysis, String test) {
        return find(analysis, test).judgement().verdict();
    }
}
