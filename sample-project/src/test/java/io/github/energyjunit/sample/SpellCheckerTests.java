package io.github.energyjunit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.energyjunit.MeasureEnergy;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer worked out each time or remembered: the annotation on a nested class measures all of its tests. */
class SpellCheckerTests {

    private static final List<String> DICTIONARY = words(new Random(1), 400);

    /** A text repeats its words: 4,000 in all, 600 different ones. */
    private static final List<String> TEXT = repeated(words(new Random(2), 600), 4_000);

    private final SpellChecker direct = new DirectSpellChecker(DICTIONARY);
    private final SpellChecker remembering = new RememberingSpellChecker(direct);

    @Nested
    @MeasureEnergy(maxJoules = 200)
    class Correcting_a_text {

        @Test
        void searches_the_dictionary_for_each_word() {
            assertEquals(TEXT.size(), corrected(direct).size());
        }

        @Test
        void remembers_words_that_it_has_seen() {
            assertEquals(TEXT.size(), corrected(remembering).size());
        }
    }

    @Test
    void both_correct_a_text_alike() {
        assertEquals(corrected(direct), corrected(remembering));
    }

    @ParameterizedTest
    @CsvSource({"joule, joule", "jule, joule", "wat, watt", "''   , watt", "joulewatt, joule"})
    void both_propose_the_nearest_word(String word, String nearest) {
        SpellChecker checker = new DirectSpellChecker(List.of("joule", "watt"));
        SpellChecker remembering = new RememberingSpellChecker(checker);

        assertEquals(nearest, checker.nearest(word));
        assertEquals(nearest, remembering.nearest(word));
        assertEquals(nearest, remembering.nearest(word), "the second answer is the remembered one");
    }

    @Test
    void takes_the_first_of_equally_near_words() {
        assertEquals("cat", new DirectSpellChecker(List.of("cat", "bat", "hat")).nearest("mat"));
    }

    @Test
    void refuses_an_empty_dictionary() {
        assertThrows(IllegalArgumentException.class, () -> new DirectSpellChecker(List.of()));
    }

    private static List<String> corrected(SpellChecker checker) {
        return TEXT.stream().map(checker::nearest).toList();
    }

    private static List<String> words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.ints(4 + i % 6, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .toList();
    }

    private static List<String> repeated(List<String> words, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> words.get(i % words.size()))
                .toList();
    }
}
