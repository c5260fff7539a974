package io.github.energyjunit.compare;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One test and the pairs of samples that were taken of it.
 *
 * @param module the module that has it, for people
 * @param test the test's id
 * @param screening the pairs of the first pass, which every test gets
 * @param confirming the fresh pairs that a suspect gets on top
 * @param suspect whether the first pass, or a stored baseline, made it a suspect
 * @param trouble why a side has no more samples, in words, for instance "did not end within 60 s in the base"
 * @param flags what the measurements of either side are flagged with
 * @param gate whether the head's annotation lets a regression break the build
 */
public record PairedTest(
        String module,
        String test,
        Presence presence,
        List<SamplePair> screening,
        List<SamplePair> confirming,
        boolean suspect,
        @Nullable String trouble,
        Set<String> flags,
        boolean gate) {

    /** Flags tests that base and head run by different engines, whose own work is in the energies. */
    public static final String ENGINES = "DIFFERENT_ENGINES";

    /** Flags tests of which one version takes batches and the other does not, so that single runs were compared. */
    public static final String SINGLE_RUNS = "SINGLE_RUNS";

    /** Make a test whose regressions break the build. */
    public PairedTest(
            String module,
            String test,
            Presence presence,
            List<SamplePair> screening,
            List<SamplePair> confirming,
            boolean suspect,
            @Nullable String trouble,
            Set<String> flags) {
        this(module, test, presence, screening, confirming, suspect, trouble, flags, true);
    }

    public PairedTest {
        screening = List.copyOf(screening);
        confirming = List.copyOf(confirming);
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }
}
