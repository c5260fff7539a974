package io.github.energyjunit.confirmation;

/** Why a suspect could be neither confirmed nor refuted: never a sign that all is well. */
public enum Unconfirmed {
    /** The settings leave measuring again out. */
    NOT_WANTED("measuring again is switched off (energy.confirm=never)"),
    /** It is not known which code the baseline's numbers belong to, or that is not to be had. */
    NO_BASE("the baseline's code is not available"),
    /** A version does not build here. */
    NOT_BUILT("the tests of the baseline's code or of this build cannot be run here"),
    /** The baseline's code does not have the test. */
    NOT_IN_BASE("the baseline's code does not have this test"),
    /** The test fails, hangs, or is not found outside its build. */
    NOT_RUN("the test cannot be run side by side"),
    /** Too many readings were doubtful, or 0 J. */
    UNREADABLE("too few readings are valid"),
    /** The time was spent before there were enough pairs of JVMs. */
    TIME("the time limit was reached"),
    /** There were enough pairs of JVMs, but their interval holds both a regression and none. */
    UNDECIDED("fresh pairs of JVMs are not conclusive");

    private final String text;

    Unconfirmed(String text) {
        this.text = text;
    }

    /** Returns it in words. */
    public String text() {
        return text;
    }
}
