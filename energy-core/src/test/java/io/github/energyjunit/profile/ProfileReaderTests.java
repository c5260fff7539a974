package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.gate.BaselineUpdate;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a JVM that burnt known parts of its time in known methods. */
class ProfileReaderTests {
    /** Behind the header of a recording. */
    private static final int FIRST_EVENT = 68;

    /** Types of events that hold what others refer to, which are read first. */
    private static final int LAST_OF_THE_FORMAT = 1;

    private static @TempDir Path folders;

    private static final Map<String, Profiles> PROFILES = new HashMap<>();
    private static final List<String> WARNINGS = new ArrayList<>();

    private @TempDir Path folder;

    @BeforeAll
    static void record() throws Exception {
        for (String engine : engines()) {
            RecordedWork.record(engine, recorded(engine));
            PROFILES.put(engine, RecordedWork.read(recorded(engine), WARNINGS));
        }
    }

    /** async-profiler has no library for Windows. */
    static List<String> engines() {
        return OS.WINDOWS.isCurrentOs() ? List.of("jfr") : List.of("jfr", "async");
    }

    private static Path recorded(String engine) {
        return folders.resolve(engine);
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
    void stacks_that_lead_through_a_changed_line_are_counted(String engine) throws IOException {
        Path source = Path.of("src/test/java", ProfiledWork.class.getName().replace('.', '/') + ".java");
        List<String> lines = Files.readAllLines(source);
        int body = lines.indexOf("    static long most(long seed) {") + 2;
        ChangedLines changed =
                new ChangedLines("0a1b2c3d4e", Map.of(), Map.of(ProfiledWork.class.getName(), Set.of(body)), Map.of());

        Profiles profiles = ProfileReader.ofHead(recorded(engine), changed, WARNINGS::add)
                .read(RecordedWork.analysis(recorded(engine)));

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
    void nothing_that_was_profiled_gets_into_a_baseline() throws IOException {
        BaselineUpdate update = BaselineUpdate.of(RecordedWork.analysis(recorded("jfr")), null);

        assertThat(update.sections()).isEmpty();
        assertThat(update.leftOut())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("energy.profile"));
    }

    @Test
    void a_recording_that_is_cut_off_says_so_and_shows_what_is_left() throws IOException {
        Path file = copy();
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(cut.length() / 2);
        }

        assertThat(warnings()).singleElement().asString().contains(file.toString(), "damaged", "run the tests again");
    }

    @Test
    void what_is_no_recording_says_so() throws IOException {
        Path file = copy();
        Files.writeString(file, "flames\n".repeat(1000));

        assertThat(warnings()).singleElement().asString().contains(file.toString(), "damaged after 0 events");
    }

    @Test
    void a_recording_whose_events_lead_back_says_so_and_is_not_read_for_ever() throws IOException {
        Path file = copy();
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            long at = FIRST_EVENT;
            int before = 0;
            while (true) {
                damaged.seek(at);
                int size = EventBytes.number(damaged);
                if (EventBytes.number(damaged) > LAST_OF_THE_FORMAT && before > 0) {
                    break;
                }
                before = size;
                at += size;
            }
            damaged.seek(at);
            damaged.write(EventBytes.number(-before));
        }

        assertThat(assertTimeoutPreemptively(Duration.ofMinutes(1), this::warnings))
                .singleElement()
                .asString()
                .contains(file.toString(), "damaged at byte", "run the tests again");
    }

    @Test
    void a_missing_or_empty_recording_says_so() throws IOException {
        Path file = copy();
        Files.write(file, new byte[0]);
        assertThat(warnings()).singleElement().asString().contains(file.toString(), "is empty", "killed");

        Files.delete(file);
        assertThat(warnings()).singleElement().asString().contains(file.toString(), "is missing");
    }

    @Test
    void a_recording_of_two_gigabytes_is_not_read_and_says_what_to_do() throws IOException {
        Path file = copy();
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(2L << 30); // a hole, which takes no room
        }

        assertThat(warnings()).singleElement().asString().contains(file.toString(), "2,048 MB", "512 MB", "delete it");
    }

    private Path copy() throws IOException {
        Path measurements = MeasurementFiles.find(recorded("jfr")).get(0);
        Files.copy(measurements, folder.resolve(measurements.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Path recording = MeasurementFiles.recording(measurements);
        return Files.copy(recording, folder.resolve(recording.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> warnings() throws IOException {
        List<String> warnings = new ArrayList<>();
        RecordedWork.read(folder, warnings);
        return warnings;
    }
}
