package io.github.energyjunit.meter;

import java.util.Locale;

/** Tells how close a source stands to the hardware; the order is the order of preference. */
public enum Quality {
    /** A hardware counter of this machine. */
    MEASURED,
    /** A counter that another program, or the host, has read. */
    RELAYED,
    /** A model. */
    ESTIMATED;

    /** Returns the word used in files and on screen, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
