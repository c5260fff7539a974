package io.github.energyjunit.ci;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.Verdict;
import io.github.energyjunit.compare.Comparison;
import io.github.energyjunit.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells GitHub Actions what it can show: annotations, the step's summary, the step's outputs. */
public final class GitHubActions {

    /** Of errors, of warnings and of notices GitHub shows this many for each step. */
    private static final int ANNOTATIONS = 10;

    private static final int SUMMARY_BYTES = 1024 * 1024;
    private static final int LONGEST = 1000;

    /** How many annotations of each kind a step has already; Maven builds many modules in one step. */
    public static final class Used {
        private final AtomicInteger errors = new AtomicInteger();
        private final AtomicInteger warnings = new AtomicInteger();
        private final AtomicInteger notices = new AtomicInteger();

        private AtomicInteger of(String kind) {
            return switch (kind) {
                case "error" -> errors;
                case "warning" -> warnings;
                default -> notices;
            };
        }
    }

    private final Map<String, String> environment;
    private final CodePlaces places;

    /**
     * Looks into the environment for the files that GitHub reads.
     *
     * @param environment the environment variables
     */
    public GitHubActions(Map<String, String> environment, CodePlaces places) {
        this.environment = Map.copyOf(environment);
        this.places = places;
    }

    /** Returns whether this is a step of GitHub Actions. */
    public static boolean isHere(Map<String, String> environment) {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    /** Print lines of which GitHub must not take any for a command: names of tests may look like one. */
    public static void guarded(Consumer<String> console, Runnable lines) {
        String token = UUID.randomUUID().toString();
        console.accept("::stop-commands::" + token);
        try {
            lines.run();
        } finally {
            console.accept("::" + token + "::");
        }
    }

    /** Lists the commands that annotate the code, the worst first, and one that tells how many more there are. */
    public List<String> annotations(Report report, Used used) {
        return annotations(Problem.of(report, places), used, report.module(), "report.html");
    }

    /** Does the same with what a comparison of two versions has found. */
    public List<String> annotations(Comparison comparison, Used used) {
        return annotations(ComparedProblems.of(comparison, places), used, "this comparison", "compare.html");
    }

    private static List<String> annotations(List<Problem> problems, Used used, String of, String page) {
        List<String> commands = new ArrayList<>();
        int left = 0;
        for (Problem problem : problems) {
            String kind = kind(problem.verdict());
            // The last notice is kept for the number of those that are left out.
            int most = kind.equals("notice") ? ANNOTATIONS - 1 : ANNOTATIONS;
            if (used.of(kind).get() >= most) {
                left++;
                continue;
            }
            used.of(kind).incrementAndGet();
            commands.add("::" + kind + " file=" + property(problem.place().path()) + ",line="
                    + problem.place().line() + ",title=" + property("Energy: " + problem.verdict()) + "::"
                    + data(PlainName.of(problem.text(), LONGEST)));
        }
        if (left > 0 && used.notices.getAndIncrement() < ANNOTATIONS) {
            commands.add("::notice title=" + property("Energy of " + of) + "::"
                    + data("and " + left + " more, see " + page));
        }
        return commands;
    }

    /** Adds the report to the step's summary, unless that would become larger than GitHub takes. */
    public void summarise(Report report) throws IOException {
        Path file = file("GITHUB_STEP_SUMMARY");
        if (file == null) {
            return;
        }
        byte[] summary = ("\n" + new MarkdownDocument(places).text(report)).getBytes(StandardCharsets.UTF_8);
        long there = Files.exists(file) ? Files.size(file) : 0;
        if (there + summary.length <= SUMMARY_BYTES) {
            append(file, summary);
        }
    }

    /**
     * Adds the step's outputs, one line each.
     *
     * @param prefix what their names begin with
     */
    public void output(Report report, Path directory, String prefix) throws IOException {
        Path file = file("GITHUB_OUTPUT");
        if (file == null) {
            return;
        }
        Analysis analysis = report.analysis();
        String name = prefix.replaceAll("[^A-Za-z0-9_-]", "_") + "-";
        String lines = name + "verdict=" + analysis.verdict() + "\n"
                + name + "quality=" + analysis.quality().label() + "\n"
                + name + "joules="
                + analysis.all().attributed().decimal().toPlainString() + "\n"
                + name + "tests=" + analysis.tests().size() + "\n"
                + name + "failed="
                + Problem.of(report, places).stream()
                        .filter(problem -> problem.verdict() == Verdict.FAIL)
                        .count()
                + "\n"
                + name + "report="
                + directory.resolve("report.html").toString().replaceAll("[\\r\\n]", "") + "\n";
        append(file, lines.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable Path file(String variable) {
        String name = environment.get(variable);
        return name == null || name.isBlank() ? null : Path.of(name);
    }

    private static void append(Path file, byte[] text) throws IOException {
        Files.write(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String kind(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "error";
            case WARN -> "warning";
            default -> "notice";
        };
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
