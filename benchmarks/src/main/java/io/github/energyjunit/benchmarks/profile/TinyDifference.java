package io.github.energyjunit.benchmarks.profile;

import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.checkout.TestSelection;
import io.github.energyjunit.checkout.Workspace;
import io.github.energyjunit.compare.ComparedTest;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.confirmation.Suspects;
import io.github.energyjunit.gate.RegressionRule;
import io.github.energyjunit.paired.Pace;
import io.github.energyjunit.paired.Versions;
import io.github.energyjunit.profile.ChangedLines;
import io.github.energyjunit.profile.Difference;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Compares {@link TinyTestCases} with itself and more, and prints what is said to have made it dearer. */
public final class TinyDifference {
    private TinyDifference() {}

    /**
     * Compares once.
     *
     * @param args the engine, and how long the verdict may take, such as {@code 1min}
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("tiny-difference");
        try (Workspace workspace = Workspace.open(folder)) {
            Comparison comparison = new Versions(
                            "base",
                            "head",
                            List.of(module(folder, "false")),
                            List.of(module(folder, "true")),
                            () -> ChangedLines.NONE,
                            Map.of("energy.source", "estimate", "energy.idle", "off", "energy.profile", args[0]),
                            test -> true,
                            false,
                            Suspects.NONE,
                            Pace.of(args[1], Pace.USUAL_SAMPLE, Pace.USUAL_TIMEOUT),
                            1,
                            RegressionRule.DEFAULT)
                    .compare(workspace, System.out::println);
            for (ComparedTest test : comparison.tests()) {
                System.out.println(test.verdict() + " " + test.test().test() + ": " + test.reason());
            }
            comparison.run().notes().forEach(System.out::println);
            for (ComparedTest test : comparison.with(Verdict.FAIL)) {
                Difference difference = comparison.differences().get(test);
                if (difference != null) {
                    System.out.printf(
                            "%.0f stacks of the base, %.0f of the head%n",
                            difference.baseSamples(), difference.headSamples());
                    difference.changes().forEach(System.out::println);
                    difference.alone().forEach(System.out::println);
                }
            }
        }
        System.out.println("Kept: " + folder);
    }

    private static TestModule module(Path folder, String head) {
        List<String> classPath = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .toList();
        return new TestModule(
                "benchmarks:tiny",
                folder.toString(),
                classPath.stream()
                        .filter(entry -> Files.isDirectory(Path.of(entry)))
                        .limit(1)
                        .toList(),
                new TestSelection(".*TinyTestCases", "", "", ""),
                classPath,
                List.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                List.of(),
                Map.of("tiny.head", head),
                Map.of(),
                Map.of(),
                List.of(),
                true,
                List.of());
    }
}
