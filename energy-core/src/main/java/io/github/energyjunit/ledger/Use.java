package io.github.energyjunit.ledger;

import java.util.Locale;
import java.util.stream.Stream;

/** What energy went into, in the order in which people are shown it. */
public enum Use {
    BODIES("bodies", "test bodies"),
    TEST_SET_UP("testSetUp", "test set-up"),
    TEST_TEAR_DOWN("testTearDown", "test tear-down"),
    CLASS_SET_UP("classSetUp", "class set-up"),
    CLASS_TEAR_DOWN("classTearDown", "class tear-down"),
    CONTEXTS("contexts", "application contexts"),
    CHILDREN("children", "child processes"),
    CONTAINERS("containers", "containers"),
    JVM_START("jvmStart", "JVM start"),
    FRAMEWORK("framework", "discovery and framework"),
    JVM("jvm", "garbage collection and JIT"),
    OTHER_JVMS("otherJvms", "other measured JVMs"),
    OTHER_PROCESSES("otherProcesses", "other processes"),
    UNKNOWN("unknown", "cannot be attributed"),
    IDLE("idle", "idle power");

    private final String word;
    private final String text;

    Use(String word, String text) {
        this.word = word;
        this.text = text;
    }

    /** Returns the word that files have for it. */
    public String word() {
        return word;
    }

    /** Returns what people are shown. */
    public String text() {
        return text;
    }

    /** Returns the class by which pages colour it. */
    public String style() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether it is set-up or tear-down. */
    public boolean isFixture() {
        return this == TEST_SET_UP || this == TEST_TEAR_DOWN || this == CLASS_SET_UP || this == CLASS_TEAR_DOWN;
    }

    /**
     * Returns whether the test JVMs and their child processes used it. Containers are not: the ledger counts those of others as
     * well.
     */
    boolean isOwn() {
        return switch (this) {
            case CONTAINERS, OTHER_JVMS, OTHER_PROCESSES, UNKNOWN, IDLE -> false;
            default -> true;
        };
    }

    /** Finds the one that a measurement file's word stands for; a word of a later version is unknown. */
    static Use of(String word) {
        return Stream.of(values())
                .filter(use -> use.word.equals(word))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
