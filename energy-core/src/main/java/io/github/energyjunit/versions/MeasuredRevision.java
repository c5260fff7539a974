package io.github.energyjunit.versions;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.baseline.Commit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Names the code whose energy goes into a baseline. */
public final class MeasuredRevision {

    private MeasuredRevision() {}

    /**
     * Returns the revision that is checked out around a folder, marked where there are changes on it; null without git.
     *
     * @param baseline the file that is about to change, which does not count as a change
     * @param warnings is told of changes that are not committed
     */
    public static @Nullable String of(Path folder, Path baseline, Consumer<String> warnings) {
        String head = Commit.of(folder).orElse(null);
        if (head == null) {
            return null;
        }
        try {
            boolean dirty = Repository.around(folder).isDirtyBesides(String.valueOf(baseline.getFileName()));
            if (dirty) {
                warnings.accept("There are changes that are not committed: commit them together with " + baseline
                        + ", so that a regression can be confirmed against the code that was measured.");
            }
            return dirty ? head + BaseCommit.DIRTY : head;
        } catch (InputException | IOException e) {
            // Without git it cannot be told, and the baseline is good all the same.
            return head;
        }
    }
}
