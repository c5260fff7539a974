package io.github.energyjunit.checkout;

/**
 * Which tests of a module run, as its POM says.
 *
 * @param classes a regular expression for class names; empty for all
 * @param notClasses a regular expression for class names that do not run; empty for none
 * @param tags tag expressions with commas between, one of which must hold; empty for all
 * @param notTags tag expressions with commas between, none of which may hold; empty for none
 */
public record TestSelection(String classes, String notClasses, String tags, String notTags) {

    /** What Surefire and Failsafe include unless they are told otherwise, nested classes too. */
    public static final TestSelection USUAL = new TestSelection(
            "(?:.*\\.)?(?:Test[^.$]*|[^.$]*(?:Test|Tests|TestCase)|IT[^.$]*|[^.$]*(?:IT|ITCase))(?:\\$.*)?",
            "",
            "",
            "");
}
