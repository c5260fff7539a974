package io.github.energyjunit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.files.MeasurementFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldFilesTests {
    private static final Instant BUILD = Recording.BEGIN.plusSeconds(60);
    private static final Owner MINE = new Owner("com.acme:mine", true);

    @TempDir
    Path shared;

    @Test
    void what_an_earlier_build_measured_of_the_module_is_deleted_with_its_marker() throws IOException {
        signed("com.acme:mine").add("T#t()", 1);
        Files.createFile(MeasurementFiles.marker(MeasurementFiles.find(shared).get(0)));

        assertThat(delete()).isEqualTo(1);
        assertThat(shared.toFile().list()).isEmpty();
    }

    @Test
    void what_other_modules_measured_stays_in_a_folder_that_they_share() throws IOException {
        signed("com.acme:mine").add("T#mine()", 1);
        signed("com.acme:other").add("T#other()", 1);

        assertThat(delete()).isEqualTo(1);
        assertThat(tests(MINE)).isEmpty();
        assertThat(tests(new Owner("com.acme:other", true))).containsExactly("T#other()");
    }

    @Test
    void what_began_in_this_build_stays() throws IOException {
        Recording.of(shared, jvm -> jvm.put("module", "com.acme:mine").put("started", BUILD.toString()))
                .add("T#t()", 1);

        assertThat(delete()).isZero();
    }

    @Test
    void what_names_this_build_stays_and_counts_whatever_the_clock_of_its_jvm_said() throws IOException {
        Freshness build = new Freshness(BUILD, true, "7 1");
        Recording.of(shared, jvm -> jvm.put("build", "7 1").put("started", "2001-01-01T00:00:00Z"))
                .add("T#in_another_time()", 1);
        Recording.of(shared, jvm -> jvm.put("build", "6 1").put("started", "2001-01-01T00:00:00Z"))
                .add("T#of_an_earlier_build()", 1);

        Budgets none = new Budgets(List.of(), BudgetPolicy.usual(false));
        assertThat(new Analyzer(build, none, pid -> false).analyse(shared).tests())
                .extracting(judged -> judged.test().test())
                .containsExactly("T#in_another_time()");
        assertThat(new OldFiles(MINE, build, (pid, changed) -> false).delete(shared))
                .isEqualTo(1);
        assertThat(tests(Owner.ANYONE)).containsExactly("T#in_another_time()");
    }

    @Test
    void what_says_not_whose_it_is_goes_if_it_is_old() throws IOException {
        Recording.measured(shared).add("T#t()", 1);

        assertThat(delete()).isEqualTo(1);
    }

    @Test
    void the_file_of_a_jvm_that_still_writes_stays() throws IOException {
        signed("com.acme:mine").add("T#t()", 1);
        Path file = MeasurementFiles.find(shared).get(0);
        Files.createFile(MeasurementFiles.marker(file));

        assertThat(new OldFiles(MINE, new Freshness(BUILD, true), (pid, changed) -> pid == Recording.PID)
                        .delete(shared))
                .isZero();
        assertThat(file).exists();
    }

    @Test
    void a_younger_process_with_the_same_number_is_not_the_writer() {
        long own = ProcessHandle.current().pid();

        assertThat(OldFiles.isWriting(own, Instant.now())).isTrue();
        assertThat(OldFiles.isWriting(own, Instant.EPOCH)).isFalse();
    }

    @Test
    void damaged_files_and_those_of_another_version_go_by_their_age() throws IOException {
        Path damaged = Files.writeString(shared.resolve("measurements-1-a.jsonl"), "{\"type\":\"jv");
        Path foreign = Files.writeString(
                shared.resolve("measurements-1-b.jsonl"), "{\"type\":\"jvm\",\"schema\":99,\"run\":\"r\"}\n");

        assertThat(new OldFiles(MINE, new Freshness(Instant.EPOCH, true), (pid, changed) -> false).delete(shared))
                .isZero();
        assertThat(new OldFiles(MINE, new Freshness(Instant.now().plusSeconds(60), true), (pid, changed) -> false)
                        .delete(shared))
                .isEqualTo(2);
        assertThat(damaged).doesNotExist();
        assertThat(foreign).doesNotExist();
    }

    @Test
    void each_module_reads_its_own_measurements_and_the_unsigned_count_once() throws IOException {
        signed("com.acme:mine").add("T#mine()", 1);
        signed("com.acme:other").add("T#other()", 1);
        Recording.measured(shared).add("T#unsigned()", 1);

        assertThat(tests(MINE)).containsExactlyInAnyOrder("T#mine()", "T#unsigned()");
        assertThat(tests(new Owner("com.acme:other", false))).containsExactly("T#other()");
        assertThat(tests(Owner.ANYONE)).hasSize(3);
    }

    private Recording signed(String module) throws IOException {
        return Recording.of(shared, jvm -> jvm.put("module", module));
    }

    private int delete() throws IOException {
        return new OldFiles(MINE, new Freshness(BUILD, true), (pid, changed) -> false).delete(shared);
    }

    private List<String> tests(Owner owner) throws IOException {
        Budgets none = new Budgets(List.of(), BudgetPolicy.usual(false));
        return new Analyzer(new Freshness(Instant.EPOCH, true), none, pid -> false)
                .analyse(shared, owner).tests().stream()
                        .map(judged -> judged.test().test())
                        .toList();
    }
}
