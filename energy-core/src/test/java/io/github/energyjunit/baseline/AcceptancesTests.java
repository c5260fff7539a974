package io.github.energyjunit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.budget.TestPattern;
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

        assertThat(accepted.covering(Acceptances.Scope.TEST, "a.A#a()", 9, LocalDate.parse("2026-12-31")))
                .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo("new cipher"));
        assertThat(accepted.covering(Acceptances.Scope.TEST, "a.A#a()", 9, LocalDate.parse("2027-01-31")))
                .isPresent();
        assertThat(accepted.covering(Acceptances.Scope.TEST, "a.A#a()", 9, LocalDate.parse("2027-02-01")))
                .isEmpty();
        assertThat(accepted.nearest(Acceptances.Scope.TEST, "a.A#a()", LocalDate.parse("2027-02-01")))
                .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo("new cipher"));
        assertThat(accepted.covering(Acceptances.Scope.TEST, "b.B#b()", 9, LocalDate.parse("2026-12-31")))
                .isEmpty();
    }

    @Test
    void what_is_accepted_anew_stands_in_place_of_the_old_with_its_largest_ratio() throws IOException {
        Path file = directory.resolve("energy-accepted.json");
        LocalDate day = LocalDate.parse("2027-01-31");
        Acceptances old = read("""
                {"schema":1,"accepted":[
                  {"test":"a.A#a()","reason":"old","until":"2026-12-31"},
                  {"test":"a.A#b()","reason":"other","until":"2026-12-31"}]}""");

        old.plus(new Acceptances.Entry(new TestPattern("a.A#a()"), "new", day, 1.25))
                .write(file);

        Acceptances written = Acceptances.read(file);
        assertThat(written.entries()).extracting(Acceptances.Entry::reason).containsExactly("other", "new");
        LocalDate today = LocalDate.parse("2026-12-31");
        assertThat(written.covering(Acceptances.Scope.TEST, "a.A#a()", 1.25, today))
                .isPresent();
        assertThat(written.covering(Acceptances.Scope.TEST, "a.A#a()", 1.26, today))
                .isEmpty();
        assertThat(written.covering(Acceptances.Scope.TEST, "a.A#b()", 10, today))
                .isPresent();
    }

    @Test
    void totals_are_written_and_read_and_are_no_tests() throws IOException {
        Path file = directory.resolve("energy-accepted.json");
        LocalDate day = LocalDate.of(2027, 1, 31);
        TestPattern name = new TestPattern("a.A");
        Acceptances.NONE
                .plus(new Acceptances.Entry(name, "test", day, 1.25))
                .plus(new Acceptances.Entry(Acceptances.Scope.CLASS, name, "class", day, 1.5))
                .plus(new Acceptances.Entry(Acceptances.Scope.LEDGER, new TestPattern("x"), "old", day, 1.5))
                .plus(new Acceptances.Entry(Acceptances.Scope.LEDGER, new TestPattern("y"), "all", day, 1.75))
                .write(file);

        Acceptances written = Acceptances.read(file);

        assertThat(written.entries())
                .extracting(Acceptances.Entry::text)
                .containsExactly("a.A", "the total of a.A", "the total of all test JVMs");
        assertThat(written.covering(Acceptances.Scope.CLASS, "a.A", 1.5, day))
                .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo("class"));
        assertThat(written.nearest(Acceptances.Scope.LEDGER, "any name", day))
                .hasValueSatisfying(entry -> assertThat(entry.most()).isEqualTo(1.75));
        assertThat(Files.readString(file)).doesNotContain("\"x\"", "\"y\"");
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Path.of("../docs/schema/energy-accepted.schema.json")
                                .toUri())
                        .validate(new ObjectMapper().readTree(file.toFile())))
                .isEmpty();
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
            {"schema":1,"accepted":[{"test":"t","reason":"r","until":"soon"}]}       | until is "soon": expected a day
            {"schema":1,"accepted":[{"test":"t","reason":"r","until":"2027-01-31","maxRatio":0.9}]} | maxRatio is 0.9
            {"schema":1,"accepted":[{"scope":"klass","test":"t","reason":"r","until":"2027-01-31"}]} | scope is "klass": expected "test", "class" or "ledger"
            {"schema":1,"accepted":[{"scope":"class","reason":"r","until":"2027-01-31"}]} | an entry has no test
            {"schema":1,"accepted":[{"scope":"ledger","test":"t","reason":"r","until":"2027-01-31"}]} | has a test
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
