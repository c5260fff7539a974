package io.github.energyjunit.units;

/** Writes how many there are of something, for instance {@code 1 test}, {@code 2 tests}. */
public final class CountText {

    private CountText() {}

    /** Writes a number and the noun, which takes an {@code s} where there is not exactly one. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** Writes a number and the noun in its singular or plural. */
    public static String of(long count, String singular, String plural) {
        return count + " " + (count == 1 ? singular : plural);
    }
}
