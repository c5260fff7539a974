package io.github.energyjunit.checkout;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.baseline.Commit;
import io.github.energyjunit.units.NamesText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Names the code whose energy goes into a baseline. */
public final class MeasuredRevision {

    private MeasuredRevision() {}

    /**
     * Returns the revision that is checked out around a folder, marked where there are changes on it; null where git cannot
     * tell.
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
            Set<String> besides = Set.of(String.valueOf(baseline.getFileName()));
            List<String> changes = new WorkTree(Repository.around(folder), besides).changes();
            if (changes.isEmpty()) {
                return head;
            }
            warnings.accept("There are changes that are not committed (" + NamesText.of(changes)
                    + "): commit them together with " + baseline
                    + ", so that a regression can be confirmed against the code that was measured.");
            return head + BaseCommit.DIRTY;
        } catch (InputException | IOException e) {
            // Nobody can tell whether something was changed; the baseline is good all the same.
            return null;
        }
    }
}
