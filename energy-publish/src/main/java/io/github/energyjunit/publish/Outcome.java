package io.github.energyjunit.publish;

import io.github.energyjunit.units.CountText;
import org.jspecify.annotations.Nullable;

/**
 * What one server got.
 *
 * @param target kind and address of the server
 * @param tests how many tests were sent
 * @param leftTests how many tests were left out, because there are more than the settings allow
 * @param leftClasses how many classes were left out for the same reason
 * @param problem why nothing arrived, without secrets; {@code null} when all of it did
 */
public record Outcome(
        String target,
        int tests,
        int leftTests,
        int leftClasses,
        @Nullable String problem) {

    /** Returns whether the server took what it was sent. */
    public boolean isPushed() {
        return problem == null;
    }

    /** Returns the outcome as a sentence. */
    public String toText() {
        if (problem != null) {
            return "Could not push the energy of " + CountText.of(tests, "test") + " to " + target + ": " + problem
                    + ". The build continues, and its measurements and documents are complete; push again by:"
                    + " mvn verify energy:push";
        }
        String left = leftTests == 0
                ? ""
                : "; left out: " + CountText.of(leftTests, "test") + " of lower energy use and "
                        + CountText.of(leftClasses, "class", "classes") + " (energy.push.maxTests is " + tests + ")";
        return "Pushed the energy of " + CountText.of(tests, "test") + " to " + target + left + ".";
    }
}
