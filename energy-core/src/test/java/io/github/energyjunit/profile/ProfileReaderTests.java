package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.gate.BaselineUpdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a JVM that burnt known parts of its time in known methods. */
class ProfileReaderTests {
    private static final Map<String, Profiles> PROFILES = new HashMap<>();
    private static final List<String> WARNINGS = new ArrayList<>();

    @BeforeAll
    static void record() throws Exception {
        for (String engine : engines()) {
            PROFILES.put(engine, RecordedWork.read(RecordedWork.of(engine), WARNINGS));
        }
    }

    /** async-profiler has no library for Windows. */
    static List<String> engines() {
        return OS.WINDOWS.isCurrentOs() ? List.of("jfr") : List.of("jfr", "async");
    }

    private static TestProfile profile(String test) {
        return profile("jfr", test);
    }

    private static TestProfile profile(String engine, String test) {
        return PROFILES.getOrDefault(engine, Profiles.NONE).tests().values().stream()
                .filter(profile -> profile.test().equals(test))
                .findFirst()
                .orElseThrow(() -> new AssertionError(test + " is not among those of " + engine + " " + WARNINGS));
    }

    private static Profiles jfr() {
        return PROFILES.getOrDefault("jfr", Profiles.NONE);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void known_parts_are_told_of_the_caller_of_a_thread_that_it_starts_and_of_a_pool(String engine) {
        TestProfile known = profile(engine, "Work#known()");

        KnownParts.assertTruth(known);
        assertThat(KnownParts.method(known, KnownParts.WORK + "known").energy().joules())
                .isGreaterThan(0.9 * KnownParts.ofJava(known));
        assertThat(known.tree().root().callees())
                .extracting(CallNode::frame)
                .contains("[thread own]", "[thread pool-#-thread-#]");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void tests_that_run_at_the_same_time_have_the_samples_of_their_own_threads_alone(String engine) {
        TestProfile left = profile(engine, "Work#left()");
        TestProfile right = profile(engine, "Work#right()");

        KnownParts.assertTruth(left);
        KnownParts.assertTruth(right);
        assertThat(KnownParts.method(left, KnownParts.WORK + "left").energy().joules())
                .isGreaterThan(0.9 * KnownParts.ofJava(left));
        assertThat(KnownParts.method(left, KnownParts.WORK + "right").energy().joules())
                .isZero();
        assertThat(KnownParts.method(right, KnownParts.WORK + "right").energy().joules())
                .isGreaterThan(0.9 * KnownParts.ofJava(right));
        assertThat(KnownParts.method(right, KnownParts.WORK + "left").energy().joules())
                .isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void async_profiler_shows_what_the_jvm_itself_does() {
        Collection<TestProfile> tests =
                PROFILES.getOrDefault("async", Profiles.NONE).tests().values();

        assertThat(tests)
                .flatExtracting(profile -> profile.tree().root().callees())
                .extracting(CallNode::frame)
                .contains("[JIT compiler]");
        assertThat(tests)
                .flatExtracting(TestProfile::dependencies)
                .extracting(Share::name)
                .anyMatch(name -> name.startsWith("native libjvm."));
    }

    @Test
    void joules_of_what_is_on_top_add_up_to_those_of_the_test() {
        assertThat(jfr().tests().values()).hasSizeBetween(4, 5).allSatisfy(profile -> {
            assertThat(profile.methods().stream()
                            .mapToDouble(share -> share.self().joules())
                            .sum())
                    .isCloseTo(profile.energy().joules(), org.assertj.core.data.Percentage.withPercentage(0.001));
            assertThat(profile.methods())
                    .isSortedAccordingTo(Comparator.comparing(Share::energy).reversed());
        });
    }

    @ParameterizedTest
    @MethodSource("engines")
    void bytes_that_one_operation_allocated_are_told_beside_joules(String engine) {
        assertThat(profile(engine, "Work#left()").allocatedBytes())
                .isBetween((double) ProfiledWork.LEFT_BYTES, 2.0 * ProfiledWork.LEFT_BYTES);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void bytes_are_told_of_a_test_that_is_too_brief_for_a_stack_as_well(String engine) {
        assertThat(PROFILES.getOrDefault(engine, Profiles.NONE).allocatedBytes("Work#brief()"))
                .isBetween((double) ProfiledWork.BRIEF_BYTES, 100.0 * ProfiledWork.BRIEF_BYTES);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void stacks_that_lead_through_a_changed_line_are_counted(String engine) throws Exception {
        Path source = Path.of("src/test/java", ProfiledWork.class.getName().replace('.', '/') + ".java");
        List<String> lines = Files.readAllLines(source);
        int body = lines.indexOf("    static long most(long seed) {") + 2;
        ChangedLines changed =
                new ChangedLines("0a1b2c3d4e", Map.of(), Map.of(ProfiledWork.class.getName(), Set.of(body)), Map.of());

        Profiles profiles = ProfileReader.ofHead(RecordedWork.of(engine), changed, WARNINGS::add)
                .read(RecordedWork.analysis(RecordedWork.of(engine)));

        TestProfile left = profiles.of("Work#left()").orElseThrow();
        assertThat(left.lines().methods()).containsExactly(KnownParts.WORK + "most");
        assertThat(left.lines().lines(KnownParts.WORK + "most")).hasSize(1);
        assertThat(left.energy()
                        .part(left.lines().through(Set.of(KnownParts.WORK + "most")), left.samples())
                        .joules())
                .isCloseTo(
                        KnownParts.method(left, KnownParts.WORK + "most")
                                .energy()
                                .joules(),
                        org.assertj.core.data.Percentage.withPercentage(2));
        assertThat(profile(engine, "Work#left()").lines().methods()).isEmpty();
    }

    @Test
    void the_module_is_the_sum_of_its_tests() {
        TestProfile module = jfr().module();

        assertThat(module).isNotNull();
        assertThat(module.energy().joules())
                .isCloseTo(
                        jfr().tests().values().stream()
                                .mapToDouble(each -> each.energy().joules())
                                .sum(),
                        org.assertj.core.data.Percentage.withPercentage(0.001));
        assertThat(KnownParts.method(module, KnownParts.WORK + "most").energy().joules())
                .isCloseTo(
                        jfr().tests().values().stream()
                                .mapToDouble(profile -> KnownParts.method(profile, KnownParts.WORK + "most")
                                        .energy()
                                        .joules())
                                .sum(),
                        org.assertj.core.data.Percentage.withPercentage(0.1));
    }

    @Test
    void energy_is_told_by_package_and_by_the_folder_or_jar_that_it_comes_from() {
        TestProfile known = profile("Work#known()");

        assertThat(known.packages().get(0).name()).isEqualTo("io.github.energyjunit.profile");
        assertThat(known.dependencies().get(0).name()).isEqualTo("target/test-classes");
        assertThat(known.dependencies())
                .filteredOn(share -> share.name().startsWith("JDK"))
                .allSatisfy(share -> assertThat(share.name()).matches("JDK (java|jdk)\\..+"));
    }

    @Test
    void nothing_that_was_profiled_gets_into_a_baseline() throws Exception {
        BaselineUpdate update = BaselineUpdate.of(RecordedWork.analysis(RecordedWork.of("jfr")), null);

        assertThat(update.sections()).isEmpty();
        assertThat(update.leftOut())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("energy.profile"));
    }
}
