package io.github.energyjunit.profile;

import io.github.energyjunit.units.CountText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Says once what holds for the recordings of many JVMs, as a build may start one for each test class. */
final class Troubles {

    private final Map<String, List<String>> subjects = new LinkedHashMap<>();

    /**
     * Notes one.
     *
     * @param subject what it is about, the beginning of the sentence
     * @param what the rest of it
     */
    void add(String subject, String what) {
        subjects.computeIfAbsent(what, key -> new ArrayList<>()).add(subject);
    }

    /** Tells all that were noted, and forgets them. */
    void tell(Consumer<String> warnings) {
        subjects.forEach((what, of) -> warnings.accept(of.get(0)
                + what
                + (of.size() == 1
                        ? ""
                        : ". The same is true of " + CountText.of(of.size() - 1, "more JVM") + " of these tests")));
        subjects.clear();
    }
}
