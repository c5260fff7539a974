package io.github.energyjunit.profile;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.JudgedTest;
import io.github.energyjunit.lines.ProfileLine;
import io.github.energyjunit.measured.Run;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.statistics.Medians;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the recordings beside the measurement files of a module. */
public final class ProfileReader {

    private final Path output;
    private final Consumer<String> warnings;
    private final Troubles troubles = new Troubles();
    private final ChangedLines.Filter changed;

    /**
     * Looks into a folder.
     *
     * @param warnings is told what cannot be read, and what to do about it
     */
    public ProfileReader(Path output, Consumer<String> warnings) {
        this(output, warnings, ChangedLines.Filter.NONE);
    }

    private ProfileReader(Path output, Consumer<String> warnings, ChangedLines.Filter changed) {
        this.output = output;
        this.warnings = warnings;
        this.changed = changed;
    }

    /** Looks at recordings of the base, and which of its lines changed later. */
    public static ProfileReader ofBase(Path output, ChangedLines changed, Consumer<String> warnings) {
        return new ProfileReader(output, warnings, changed.ofBase());
    }

    /** Looks at recordings of the head, and which of its lines have changed. */
    public static ProfileReader ofHead(Path output, ChangedLines changed, Consumer<String> warnings) {
        return new ProfileReader(output, warnings, changed.ofHead());
    }

    /**
     * Reads what was sampled while these tests ran.
     *
     * @throws IOException if a file cannot be read
     */
    public Profiles read(Analysis analysis) throws IOException {
        try {
            return readRecordings(analysis);
        } catch (LinkageError e) {
            warnings.accept(
                    "The recordings of stacks in " + output + " are not shown, as the Java runtime that makes the"
                            + " report has no module jdk.jfr; use a JDK that has it");
            return Profiles.NONE;
        } finally {
            troubles.tell(warnings);
        }
    }

    private Profiles readRecordings(Analysis analysis) throws IOException {
        List<Recorded> recordings = new ArrayList<>();
        Set<String> classPath = new LinkedHashSet<>();
        Set<String> engines = new TreeSet<>();
        for (Run run : analysis.runs()) {
            ProfileLine line = ProfileLine.in(output.resolve(run.file()));
            if (line == null) {
                continue;
            }
            engines.add(line.engineName());
            classPath.addAll(line.classes());
            if (line.file() != null && Path.of(line.file()).getFileName().equals(Path.of(line.file()))) {
                recordings.add(new Recorded(run, new FlightRecording(output.resolve(line.file()), line, troubles)));
            } else if (line.reason() != null) {
                troubles.add(
                        "No stacks were sampled for energy.profile=" + line.engineName() + " by the JVM of "
                                + run.file(),
                        ": " + line.reason());
            }
        }
        if (recordings.isEmpty()) {
            return Profiles.NONE;
        }
        return read(analysis, recordings, classPath, String.join("+", engines));
    }

    private record Recorded(Run run, FlightRecording recording) {}

    private record Key(String test, SortedMap<String, String> fingerprint) {}

    private Profiles read(Analysis analysis, List<Recorded> recordings, Set<String> classPath, String engine)
            throws IOException {
        Map<Key, TestSummary> tests = new HashMap<>();
        for (JudgedTest judged : analysis.tests()) {
            TestSummary test = judged.test();
            if (test.attributed() != null && test.isProfiled()) {
                tests.put(new Key(test.test(), test.fingerprint()), test);
            }
        }
        Map<TestSummary, TestStacks> stacks = new LinkedHashMap<>();
        tests.values()
                .forEach(test ->
                        stacks.put(test, new TestStacks(CallTree.oneOf(tests.size()), new LineSamples(changed))));
        Map<TestSummary, List<Long>> allocated = new HashMap<>();
        for (Recorded recorded : recordings) {
            SortedMap<String, String> fingerprint = recorded.run().jvm().fingerprint();
            for (Body body : recorded.recording().bodies()) {
                TestSummary test = tests.get(new Key(body.test, fingerprint));
                if (counts(test, body) && body.allocatedBytes >= 0) {
                    allocated.computeIfAbsent(test, key -> new ArrayList<>()).add(body.allocatedBytes);
                }
            }
        }
        CallTree module = new CallTree();
        for (Recorded recorded : recordings) {
            SortedMap<String, String> fingerprint = recorded.run().jvm().fingerprint();
            recorded.recording().stacks(body -> {
                TestSummary test = tests.get(new Key(body.test, fingerprint));
                return counts(test, body) ? stacks.get(test) : null;
            });
        }
        stacks.values().removeIf(each -> each.tree().samples() == 0);
        return profiles(stacks, allocated, module, classPath, engine);
    }

    /** The first invocation of a JVM is no sample of a test that has others. */
    private static boolean counts(@Nullable TestSummary test, Body body) {
        return test != null && body.sample && (test.cold() || !body.first);
    }

    private static Map<TestSummary, Double> medians(Map<TestSummary, List<Long>> allocated) {
        Map<TestSummary, Double> medians = new HashMap<>();
        allocated.forEach((test, bytes) -> medians.put(
                test, Medians.of(bytes.stream().mapToDouble(Long::doubleValue).toArray())));
        return medians;
    }

    private static Profiles profiles(
            Map<TestSummary, TestStacks> stacks,
            Map<TestSummary, List<Long>> allocated,
            CallTree module,
            Set<String> classPath,
            String engine) {
        Map<TestSummary, Double> bytes = medians(allocated);
        if (stacks.isEmpty()) {
            return new Profiles(engine, Map.of(), null, bytes, Profiles.NONE.places());
        }
        Set<String> packages = new HashSet<>();
        stacks.values().forEach(each -> addPackages(each.tree().root(), packages));
        Dependencies dependencies = Dependencies.of(classPath, packages);
        Joules sum = Joules.ZERO;
        for (TestSummary test : stacks.keySet()) {
            sum = sum.plus(energy(test));
        }
        double all = stacks.values().stream()
                .mapToDouble(each -> each.tree().samples())
                .sum();
        for (Map.Entry<TestSummary, TestStacks> entry : stacks.entrySet()) {
            CallTree tree = entry.getValue().tree();
            // A sample of the module stands for as many joules in each test.
            double weight = sum.isAbove(Joules.ZERO)
                    ? energy(entry.getKey()).microjoules() / tree.samples() * all / sum.microjoules()
                    : 1;
            module.addAll(tree, weight);
        }
        Map<TestSummary, TestProfile> profiles = stacks.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> profile(entry, dependencies).withAllocatedBytes(bytes.get(entry.getKey()))));
        return new Profiles(
                engine,
                profiles,
                TestProfile.of("", sum, module, dependencies).summedFrom(profiles.values()),
                bytes,
                dependencies::of);
    }

    private static TestProfile profile(Map.Entry<TestSummary, TestStacks> entry, Dependencies dependencies) {
        TestSummary test = entry.getKey();
        TestStacks stacks = entry.getValue();
        return TestProfile.of(test.test(), energy(test), stacks.tree(), dependencies)
                .with(stacks.lines());
    }

    private static Joules energy(TestSummary test) {
        return Objects.requireNonNullElse(test.attributed(), Joules.ZERO);
    }

    private static void addPackages(CallNode node, Set<String> packages) {
        if (node.isMethod()) {
            packages.add(Dependencies.packageOf(node.frame()));
        }
        node.callees().forEach(callee -> addPackages(callee, packages));
    }
}
