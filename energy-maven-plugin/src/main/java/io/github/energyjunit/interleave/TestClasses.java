package io.github.energyjunit.interleave;

/** Tells test classes by their names. */
final class TestClasses {
    /** What Surefire and Failsafe include unless they are told otherwise, nested classes too. */
    static final String PATTERN =
            "(?:.*\\.)?(?:Test[^.$]*|[^.$]*(?:Test|Tests|TestCase)|IT[^.$]*|[^.$]*(?:IT|ITCase))(?:\\$.*)?";

    private TestClasses() {}
}
