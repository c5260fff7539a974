package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.gate.BaselineUpdate;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a JVM that burnt known parts of its time in known methods. */
class ProfileReaderTests {
    private static final String WORK = "io.github.energyjunit.profile.ProfiledWork.";

    /** So many standard errors are exceeded once in 15,000 times. */
    private static final double SURE = 4;

    @TempDir
    private static Path recorded;

    private static Profiles profiles = Profiles.NONE;
    private static final List<String> WARNINGS = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void record() throws Exception {
        Path output = recorded.resolve("output.txt");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Denergy.source=estimate",
                        "-Denergy.idle=off",
                        "-Denergy.profile=jfr",
                        ProfiledWork.class.getName(),
                        recorded.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(jvm.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(jvm.exitValue()).as(Files.readString(output)).isZero();
        profiles = new ProfileReader(recorded, WARNINGS::add).read(analysis(recorded));
    }

    private static Analysis analysis(Path output) throws IOException {
        return new Analyzer(
                        new Freshness(Instant.EPOCH, true),
                        new Budgets(List.of(), BudgetPolicy.usual(false)),
                        pid -> false)
                .analyse(output);
    }

    private static TestProfile profile(String test) {
        return profiles.tests().values().stream()
                .filter(profile -> profile.test().equals(test))
                .findFirst()
                .orElseThrow(() -> new AssertionError(test + " is not among " + profiles.tests() + " " + WARNINGS));
    }

    private static Share method(TestProfile profile, String method) {
        return profile.methods().stream()
                .filter(share -> share.name().equals(method))
                .findFirst()
                .orElse(Share.of(method, 0, 0, profile.samples(), profile.microjoules()));
    }

    private static void assertTruth(TestProfile profile) {
        assertThat(profile.samples()).isGreaterThan(50);
        assertPart(profile, "most", 0.6);
        assertPart(profile, "less", 0.3);
        assertPart(profile, "least", 0.1);
    }

    private static void assertPart(TestProfile profile, String method, double part) {
        double error = Math.sqrt(part * (1 - part) / profile.samples());
        assertThat(method(profile, WORK + method).microjoules() / profile.microjoules())
                .as(method + " of " + profile.test() + " by " + profile.samples() + " samples")
                .isBetween(part - SURE * error - 0.01, part + SURE * error + 0.01);
    }

    @Test
    void known_parts_are_told_of_the_caller_of_a_thread_that_it_starts_and_of_a_pool() {
        TestProfile known = profile("Work#known()");

        assertTruth(known);
        assertThat(method(known, WORK + "known").microjoules()).isGreaterThan(0.9 * known.microjoules());
        assertThat(known.tree().root().callees())
                .extracting(CallNode::frame)
                .contains("[thread own]", "[thread pool-#-thread-#]");
    }

    @Test
    void tests_that_run_at_the_same_time_have_the_samples_of_their_own_threads_alone() {
        TestProfile left = profile("Work#left()");
        TestProfile right = profile("Work#right()");

        assertTruth(left);
        assertTruth(right);
        assertThat(method(left, WORK + "left").microjoules()).isGreaterThan(0.9 * left.microjoules());
        assertThat(method(left, WORK + "right").microjoules()).isZero();
        assertThat(method(right, WORK + "right").microjoules()).isGreaterThan(0.9 * right.microjoules());
        assertThat(method(right, WORK + "left").microjoules()).isZero();
    }

    @Test
    void joules_of_what_is_on_top_add_up_to_those_of_the_test() {
        assertThat(profiles.tests().values()).hasSize(4).allSatisfy(profile -> {
            assertThat(profile.methods().stream()
                            .mapToDouble(Share::selfMicrojoules)
                            .sum())
                    .isCloseTo(profile.microjoules(), org.assertj.core.data.Percentage.withPercentage(0.001));
            assertThat(profile.methods())
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(Share::microjoules).reversed());
        });
    }

    @Test
    void the_module_is_the_sum_of_its_tests() {
        TestProfile module = profiles.module();

        assertThat(module).isNotNull();
        assertThat(module.microjoules())
                .isCloseTo(
                        profiles.tests().values().stream()
                                .mapToDouble(TestProfile::microjoules)
                                .sum(),
                        org.assertj.core.data.Percentage.withPercentage(0.001));
        assertThat(method(module, WORK + "most").microjoules())
                .isCloseTo(
                        profiles.tests().values().stream()
                                .mapToDouble(profile ->
                                        method(profile, WORK + "most").microjoules())
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
        BaselineUpdate update = BaselineUpdate.of(analysis(recorded), null);

        assertThat(update.sections()).isEmpty();
        assertThat(update.leftOut())
                .hasSize(4)
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
        Path measurements = MeasurementFiles.find(recorded).get(0);
        Files.copy(measurements, folder.resolve(measurements.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Path recording = MeasurementFiles.recording(measurements);
        return Files.copy(recording, folder.resolve(recording.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> warnings() throws IOException {
        List<String> warnings = new ArrayList<>();
        new ProfileReader(folder, warnings::add).read(analysis(folder));
        return warnings;
    }
}
