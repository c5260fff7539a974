package io.github.energyjunit.paired;

import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.checkout.TestSelection;
import io.github.energyjunit.measurement.Batch;
import io.github.energyjunit.reading.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A version whose stacks are sampled, as far as its files tell. */
final class SampledJvm implements ProfiledJvm {
    private final FakeJvm jvm;
    private final Path folder;
    private final String profileLine;
    final String engine;
    final Map<Integer, List<String>> testsByJvm = new HashMap<>();

    @Nullable
    Trouble trouble;

    int bodies;
    private int last;

    /** Where something may go wrong. */
    enum Trouble {
        STARTING,
        RUNNING,
        READING
    }

    SampledJvm(FakeJvm jvm, Path folder, String profileLine, String engine) {
        this.jvm = jvm;
        this.folder = folder;
        this.profileLine = profileLine;
        this.engine = engine;
        jvm.close();
    }

    void meet(Trouble where) throws IOException {
        if (trouble == where) {
            if (where == Trouble.STARTING) {
                throw new InputException(where.name());
            }
            throw new IOException(where.name());
        }
    }

    @Override
    public Path output() {
        return folder.resolve(String.valueOf(last));
    }

    @Override
    public List<FoundUnit> discover(TestSelection selection) {
        return jvm.discover(selection);
    }

    @Override
    public RunOutcome run(String uniqueId, int times, long operations, Batch.Scope scope, Duration limit)
            throws IOException {
        meet(Trouble.STARTING);
        meet(Trouble.RUNNING);
        last = jvm.generation();
        RunOutcome ran = jvm.run(uniqueId, times, operations, scope, limit);
        String test = uniqueId.substring(uniqueId.indexOf(':') + 1);
        bodies += times;
        List<String> tests = testsByJvm.computeIfAbsent(last, key -> new ArrayList<>());
        if (tests.isEmpty()) {
            Recording.measured(output()).raw(profileLine).add(test, 1);
        }
        tests.add(test);
        return ran;
    }

    @Override
    public int generation() {
        return jvm.generation();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
