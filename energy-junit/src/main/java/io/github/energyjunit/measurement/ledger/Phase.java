package io.github.energyjunit.measurement.ledger;

/** What a test JVM is doing; its words are those of the measurement file and of {@code report.json}. */
public enum Phase {
    /** Discovery, JUnit between tests, other listeners: everything for which no other word stands. */
    FRAMEWORK("framework"),
    /** From the beginning of a class to that of its first test: {@code @BeforeAll} and extensions. */
    CLASS_SET_UP("classSetUp"),
    /** From the end of a class's last test to that of the class: {@code @AfterAll} and extensions. */
    CLASS_TEAR_DOWN("classTearDown"),
    /** From the beginning of a test to that of its body: the instance, extensions, {@code @BeforeEach}. */
    TEST_SET_UP("testSetUp"),
    /** From the end of a body to that of its test: {@code @AfterEach} and extensions. */
    TEST_TEAR_DOWN("testTearDown"),
    /** The start of an application context that tests share, whoever of them came first. */
    CONTEXTS("contexts"),
    /** The tests' own code; of tests that are not measured, all that their engine does for them. */
    BODIES("bodies"),
    /** Garbage collection and compilation outside bodies. */
    JVM("jvm"),
    /** Processes that the JVM has started. */
    CHILDREN("children");

    private final String word;

    Phase(String word) {
        this.word = word;
    }

    /** Returns the word that files have for it. */
    public String word() {
        return word;
    }

    /** Returns whether the JVM's own work in it is counted by itself. */
    boolean isApartFromJvm() {
        return this != BODIES && this != CHILDREN && this != JVM;
    }
}
