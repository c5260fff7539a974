package io.github.energyjunit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptancesTests {

    @TempDir
    Path directory;

    @Test
    void the_entry_that_lasts_longest_holds_until_its_last_day() throws IOException {
        Acceptances accepted = read("""
                {"schema":1,"accepted":[
                  {"test":"a.A#*","reason":"new cipher","until":"2027-01-31","commit":"abc"},
                  {"test":"a.A#a()","reason":"too short","until":"2026-12-31"}]}""");

        Acceptances.Entry entry = accepted.of("a.A#a()").orElseThrow();
        assertThat(entry.reason()).isEqualTo("new cipher");
        assertThat(entry.isExpired(LocalDate.parse("2027-01-31"))).isFalse();
        assertThat(entry.isExpired(LocalDate.parse("2027-02-01"))).isTrue();
        assertThat(accepted.of("b.B#b()")).isEmpty();
    }

    @Test
    void without_a_file_nothing_is_accepted() throws IOException {
        assertThat(Acceptances.read(directory.resolve("none.json"))).isEqualTo(Acceptances.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"schema":1}                                                             | no list accepted
            {"schema":1,"accepted":[{"reason":"r","until":"2027-01-31"}]}            | an entry has no test
            {"schema":1,"accepted":[{"test":"t","until":"2027-01-31"}]}              | an entry has no reason
            {"schema":1,"accepted":[{"test":"t","reason":"r"}]}                      | an entry has no until
            {"schema":1,"accepted":[{"test":"t","reason":"r","until":"soon"}]}       | until is "soon", allowed is a day
            {"schema":9,"accepted":[]}                                               | schema 9
            {"schema":1,"accepted":[                                                 | damaged
            """)
    void an_entry_that_lacks_something_is_an_error(String text, String expected) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessageContaining(expected);
    }

    private Acceptances read(String text) throws IOException {
        return Acceptances.read(Files.writeString(directory.resolve("energy-accepted.json"), text));
    }
}
