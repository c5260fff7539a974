package io.github.energyjunit.gate;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.baseline.BaselineFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests need that hold builds against a baseline. */
abstract class AgainstBaseline {

    static final String FOO = "com.acme.FooTest#foo()";
    static final String BAR = "com.acme.FooTest#bar()";

    @TempDir
    Path directory;

    Builds builds;
    BaselineFile baseline;

    @BeforeEach
    void prepare() {
        builds = new Builds(directory);
        baseline = builds.baseline();
    }

    final void store(double joules) throws IOException {
        builds.build()
                .measure(FOO, 10, joules, 0.02)
                .measure(BAR, 10, 3 * joules, 0.02)
                .store(baseline);
    }

    final Verdict verdict(Builds.Build build) throws IOException {
        return find(build.against(baseline), FOO).judgement().verdict();
    }

    static JudgedTest find(Analysis analysis, String test) {
        return analysis.tests().stream()
                .filter(judged -> judged.test().test().equals(test))
                .findFirst()
                .orElseThrow();
    }
}
