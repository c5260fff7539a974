package io.github.energyjunit.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.confirmation.Confirmed.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersFileTests {

    private static final Map<String, Answer> ANSWERS = Map.of(
            "a.A#red()",
            new Answer(new Confirmed(Outcome.CONFIRMED, 1.3, 1.25, 1.35, 0.001, 4), null, true, "needs more"),
            "a.A#gone()",
            Answer.none(Unconfirmed.NOT_IN_BASE, ""));

    @TempDir
    Path directory;

    @Test
    void what_was_written_is_read_by_the_next_goal_of_the_build() throws IOException {
        new AnswersFile(directory).write(Set.of("r1", "r2"), ANSWERS);

        assertThat(new AnswersFile(directory).read(Set.of("r2", "r1"))).contains(ANSWERS);
    }

    @Test
    void answers_about_another_build_are_none() throws IOException {
        new AnswersFile(directory).write(Set.of("r1"), ANSWERS);

        assertThat(new AnswersFile(directory).read(Set.of("r3"))).isEmpty();
    }

    @Test
    void a_damaged_file_is_no_answer() throws IOException {
        Files.writeString(
                directory.resolve("confirmation.json"), "{\"schema\":1,\"runs\":[\"r1\"],\"answers\":{\"t\":{}}}");
        assertThat(new AnswersFile(directory).read(Set.of("r1"))).isEmpty();
        Files.writeString(directory.resolve("confirmation.json"), "<<<<<<<");
        assertThat(new AnswersFile(directory).read(Set.of("r1"))).isEmpty();
    }
}
