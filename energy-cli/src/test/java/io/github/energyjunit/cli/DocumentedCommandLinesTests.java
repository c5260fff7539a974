package io.github.energyjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.energyjunit.settings.EnergyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages call the program with is what it takes. */
class DocumentedCommandLinesTests {
    private static final Path ROOT = Path.of("..");

    /** Ends with the line, the piece of code, or what the shell does with it. */
    private static final Pattern CALL = Pattern.compile("energy-cli\\.jar +([^`\\n|#;]+)");

    private static final Pattern KEY = Pattern.compile("(?:-D|--)(energy(?:\\.\\w+)+)=.+");

    @Test
    void each_call_that_a_page_shows_has_a_command_and_options_that_exist() throws IOException {
        List<String> calls = calls();

        assertThat(calls).hasSizeGreaterThan(10);
        assertThat(calls).allSatisfy(call -> assertThatCode(() -> parse(call)).doesNotThrowAnyException());
    }

    private static void parse(String call) {
        List<String> words = Stream.of(call.strip().split(" +"))
                .filter(word -> !isKnownKey(word))
                .toList();
        String[] args = words.toArray(String[]::new);
        Main.commandLine(args).parseArgs(args);
    }

    /** Keys are left out: the program would set them. */
    private static boolean isKnownKey(String word) {
        Matcher key = KEY.matcher(word);
        return key.matches()
                && EnergyKey.values().stream().anyMatch(each -> each.key().equals(key.group(1)));
    }

    private static List<String> calls() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(docs, Stream.of(ROOT.resolve("README.md")))
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(DocumentedCommandLinesTests::callsOn)
                    .toList();
        }
    }

    private static Stream<String> callsOn(Path page) {
        try {
            return CALL.matcher(Files.readString(page))
                    .results()
                    .map(call -> call.group(1))
                    .filter(call -> !call.contains("\"$@\""));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
