package io.github.energyjunit.paired;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.compare.Side;
import io.github.energyjunit.profile.ChangedLines;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.profile.MadeUpProfiles;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.reading.Analyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sampled of confirmed regressions, and that nothing of it changes a verdict. */
class ProfiledPassTests extends TwoVersions {
    private static final String WITHOUT = "{\"type\":\"profile\",\"run\":\"x\",\"engine\":\"async\",\"file\":null,"
            + "\"reason\":\"it is not on the class path of the tests\"}\n";

    @TempDir
    private Path folder;

    private final Map<Side, SampledJvm> jvms = new HashMap<>();
    private final List<String> warned = new ArrayList<>();
    private boolean stacks = true;
    private String profileLine = "{\"type\":\"profile\",\"run\":\"x\",\"engine\":\"jfr\",\"file\":\"x.jfr\"}\n";

    @Test
    void the_five_worst_regressions_are_sampled_in_jvms_of_their_own() throws IOException {
        Comparison judged = regressions(7);
        assertThat(judged.with(Verdict.FAIL)).hasSize(7);

        Comparison profiled = profile("auto", judged);

        assertThat(profiled.differences().keySet())
                .containsExactlyInAnyOrderElementsOf(judged.with(Verdict.FAIL).subList(0, 5));
        assertThat(profiled.tests()).isEqualTo(judged.tests());
        assertThat(profiled.run().notes()).isEmpty();
        for (Side side : Side.values()) {
            assertThat(sampled(side).engine).isEqualTo("jfr");
            assertThat(sampled(side).testsByJvm.values())
                    .as("tests of each JVM of the " + side)
                    .hasSize(5)
                    .allMatch(tests -> tests.stream().distinct().count() == 1);
        }
        assertThat(said).last().asString().startsWith("Sampling stacks of 5 of 7 confirmed regressions");
    }

    @Test
    void nothing_runs_where_nothing_is_asked_for_or_nothing_became_worse() throws IOException {
        Comparison worse = regressions(1);
        assertThat(profile("off", worse)).isSameAs(worse);

        Comparison alike = regressions(0);
        assertThat(profile("jfr", alike)).isSameAs(alike);
        assertThat(jvms).isEmpty();
    }

    @Test
    void bodies_run_for_forty_samples_and_no_longer() throws IOException {
        profile("jfr", regressions(1));

        // 10 s of bodies of 100 ms, and what a sample more takes beyond them.
        assertThat(sampled(Side.HEAD).bodies).isBetween(100, 110);
    }

    @Test
    void many_tests_share_half_the_time_of_the_comparison() throws IOException {
        Comparison judged = regressions(4);
        said.clear();

        profile("jfr", judged, new Pace(Duration.ofMinutes(4), PACE.sample(), PACE.longest()));

        // 4 min / 2, over two versions of four tests
        assertThat(said).first().asString().contains("10 s each, or up to 15 s where tests are short");
    }

    @Test
    void a_test_that_ends_its_jvm_is_noted_and_takes_no_other_stacks_along() throws IOException {
        Comparison judged = regressions(2);
        String dying = judged.with(Verdict.FAIL).get(0).test().test();
        String other = judged.with(Verdict.FAIL).get(1).test().test();
        head.breaks(dying, RunOutcome.lost("ends its JVM (see jvm.log)", Duration.ofSeconds(1)));

        Comparison profiled = profile("jfr", judged);

        assertThat(profiled.run().notes())
                .containsExactly("Where the energy of " + dying + " went in the head is not known: it ends its JVM (see"
                        + " jvm.log) while its stacks were sampled, and the recording was lost with its JVM");
        assertThat(difference(profiled, other).headSamples()).isPositive();
        assertThat(difference(profiled, dying).headSamples()).isZero();
        assertThat(difference(profiled, dying).baseSamples()).isPositive();
        assertThat(profiled.tests()).isEqualTo(judged.tests());
    }

    @Test
    void a_test_that_fails_while_it_is_sampled_is_noted_with_its_version() throws IOException {
        Comparison judged = regressions(1);
        base.breaks("it.T#t0()", new RunOutcome(RunOutcome.End.FAILED, "expected 1", Duration.ofSeconds(1), Map.of()));

        assertThat(profile("jfr", judged).run().notes())
                .containsExactly("it.T#t0() fails (expected 1) in the base while its stacks were sampled");
    }

    @ParameterizedTest
    @EnumSource(SampledJvm.Trouble.class)
    void whatever_goes_wrong_is_a_note_and_every_verdict_stays(SampledJvm.Trouble trouble) throws IOException {
        Comparison judged = regressions(2);
        jvm(Side.HEAD, head, "jfr");
        sampled(Side.HEAD).trouble = trouble;

        Comparison profiled = profile("jfr", judged);

        assertThat(profiled.tests()).isEqualTo(judged.tests());
        assertThat(profiled.run().notes())
                .hasSize(2)
                .allSatisfy(note -> assertThat(note).contains("it.T#t", "in the head is not known: " + trouble.name()));
        assertThat(profiled.differences().values())
                .hasSize(2)
                .allSatisfy(difference -> assertThat(difference.alone()).isNotEmpty());
    }

    @Test
    void a_missing_engine_is_said_once_for_each_version_and_no_test_runs_for_nothing() throws IOException {
        Comparison judged = regressions(3);
        profileLine = WITHOUT;

        Comparison profiled = profile("async", judged);

        assertThat(profiled.run().notes())
                .containsExactly(
                        "No stacks are sampled in the base for energy.profile=async: it is not on the class path of"
                                + " the tests",
                        "No stacks are sampled in the head for energy.profile=async: it is not on the class path of"
                                + " the tests");
        assertThat(profiled.differences()).isEmpty();
        assertThat(sampled(Side.BASE).testsByJvm).hasSize(1);
        assertThat(sampled(Side.BASE).bodies).isLessThan(20);
    }

    @Test
    void where_no_stacks_are_found_a_note_says_how_much_ran_and_what_helps() throws IOException {
        Comparison judged = regressions(1);
        stacks = false;

        assertThat(profile("jfr", judged).run().notes())
                .singleElement()
                .asString()
                .matches(
                        "No stacks of it\\.T#t0\\(\\) were found in the base \\(\\d+ runs of \\d+ ms in all\\) or the head"
                                + " \\(\\d+ runs of \\d+ ms in all\\) by energy\\.profile=jfr: .+ @EnergyTest.+");
    }

    @Test
    void what_cannot_be_read_of_a_recording_is_said_in_place_of_that() throws IOException {
        Comparison judged = regressions(1);
        stacks = false;
        warned.add("its recording is damaged");

        assertThat(profile("jfr", judged).run().notes()).containsExactly("its recording is damaged");
    }

    private Comparison regressions(int count) throws IOException {
        base = new FakeJvm("base", machine).costs("it.T#same()", JOULE);
        head = new FakeJvm("head", machine).costs("it.T#same()", JOULE);
        for (int i = 0; i < count; i++) {
            base.costs("it.T#t" + i + "()", JOULE);
            head.costs("it.T#t" + i + "()", (1.5 + i) * JOULE);
        }
        return compare(Duration.ofHours(1), 3);
    }

    private Comparison profile(String setting, Comparison judged) throws IOException {
        return profile(setting, judged, PACE);
    }

    private Comparison profile(String setting, Comparison judged, Pace pace) throws IOException {
        Progress progress = new Progress(said::add, new TimeBudget(Duration.ofHours(1), () -> machine.nanos));
        ProfiledPass.Sides sides = new ProfiledPass.Sides(
                pair(false),
                (engine, rate) -> jvm(Side.BASE, base, engine),
                (engine, rate) -> jvm(Side.HEAD, head, engine));
        return new ProfiledPass(setting, pace, () -> ChangedLines.NONE, this::read, progress)
                .of(judged, List.of(sides));
    }

    private SampledJvm jvm(Side side, FakeJvm version, String engine) {
        return jvms.computeIfAbsent(
                side, key -> new SampledJvm(version, folder.resolve(key.name()), profileLine, engine));
    }

    private SampledJvm sampled(Side side) {
        return jvms.getOrDefault(side, new SampledJvm(base, folder, profileLine, ""));
    }

    private static Difference difference(Comparison comparison, String test) {
        return comparison.differences().entrySet().stream()
                .filter(entry -> entry.getKey().test().test().equals(test))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Stands in for what reads recordings: each test that ran in the JVM has some stacks. */
    private Profiles read(Path output, Side side, ChangedLines changed, Consumer<String> warnings) throws IOException {
        warned.forEach(warnings);
        sampled(side).meet(SampledJvm.Trouble.READING);
        return stacks
                ? MadeUpProfiles.of(
                        Analyzer.ofAnything().analyse(output),
                        test -> Map.of(List.of("it.T.test", "it.Order.total"), 100))
                : Profiles.NONE;
    }
}
