package io.github.energyjunit.cli.goal;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.budget.BudgetPolicy;
import io.github.energyjunit.budget.Budgets;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.confirmation.Answer;
import io.github.energyjunit.confirmation.Unconfirmed;
import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.gate.ModuleAnalysis;
import io.github.energyjunit.gate.ModuleAnalysis.Remeasurement;
import io.github.energyjunit.measurement.file.FileFormat;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Freshness;
import io.github.energyjunit.reading.ModuleNames;
import io.github.energyjunit.reading.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured of a module, by whatever ran its tests.
 *
 * @param name for people
 * @param measurements the folders of its measurement files; documents go to the first unless {@code energy.output} is set
 * @param output where documents go
 */
public record MeasuredModule(String name, List<Path> measurements, Path output) {

    private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy", "scala");

    /** Copies the list. */
    public MeasuredModule {
        measurements = List.copyOf(measurements);
    }

    /**
     * Looks at the folders.
     *
     * @throws InputException if one is not there or has no measurement file: nothing found is no sign that all is well
     * @throws IOException if a file cannot be read
     */
    public static MeasuredModule in(List<Path> folders, GoalSettings settings) throws IOException {
        for (Path folder : folders) {
            if (MeasurementFiles.find(folder).isEmpty()) {
                throw new InputException(
                        folder + (Files.isDirectory(folder) ? " has no " + FileFormat.GLOB : " is not a folder")
                                + ": expected where tests wrote what they measured, such as target/energy or"
                                + " build/energy");
            }
        }
        Path output = settings.configuration().path("energy.output").orElse(folders.get(0));
        return new MeasuredModule(name(folders, settings), folders, output);
    }

    /** Reads without judging by a baseline, as the goal {@code baseline} does. */
    public Analysis read() throws IOException {
        Budgets none = new Budgets(List.of(), BudgetPolicy.usual(false));
        return new Analyzer(Freshness.ANY, none, Analyzer::isAlive).analyse(measurements, Owner.ANYONE);
    }

    /** Judges as the goal {@code report} does: as stored, or as {@code check} found when it measured suspects again. */
    public Analysis judged(GoalSettings settings) throws IOException {
        return judged(settings, (judged, suspects) -> Optional.empty());
    }

    /** Judges as the goal {@code check} does where the baseline's code cannot be built. */
    public Analysis checked(GoalSettings settings) throws IOException {
        boolean required = "always".equals(confirm(settings));
        return judged(settings, (judged, suspects) -> {
            if (required) {
                throw new InputException(
                        "energy.confirm is always, but energy-cli builds nothing: let energy:check do it");
            }
            Answer none = Answer.none(Unconfirmed.NOT_BUILT, "energy-cli builds nothing");
            return Optional.of(
                    suspects.all().stream().collect(Collectors.toMap(test -> test, test -> none, (a, b) -> a)));
        });
    }

    /** Returns where the sources of tests are looked for: in the current folder. */
    public static CodePlaces places() {
        Path here = Path.of("").toAbsolutePath();
        List<Path> roots = LANGUAGES.stream()
                .flatMap(language -> Stream.of(here.resolve("src/test/" + language)))
                .filter(Files::isDirectory)
                .toList();
        return new CodePlaces(CodePlaces.repositoryOf(here), here, roots);
    }

    private Analysis judged(GoalSettings settings, Remeasurement remeasurement) throws IOException {
        boolean never = "never".equals(confirm(settings));
        return new ModuleAnalysis(Freshness.ANY, settings.budgets(), settings.rule(), never ? null : remeasurement)
                .of(measurements, Owner.ANYONE, settings.files(name))
                .reworded(CommandNames::in);
    }

    private static String confirm(GoalSettings settings) {
        return settings.configuration().choice("energy.confirm", "auto", List.of("auto", "always", "never"));
    }

    /**
     * Names what lies in the folders as its measurements do, such as {@code com.acme:shop}; {@code energy.module} comes
     * first, and the current folder stands for several names or none.
     *
     * @throws IOException if a file cannot be read
     */
    public static String fullName(List<Path> folders, GoalSettings settings) throws IOException {
        Optional<String> set = settings.configuration().text("energy.module");
        if (set.isPresent()) {
            return set.get();
        }
        SortedSet<String> names = ModuleNames.in(folders);
        return names.size() == 1
                ? names.first()
                : String.valueOf(Path.of("").toAbsolutePath().getFileName());
    }

    /** Leaves the group out: {@code com.acme:shop} is {@code shop}, as in Maven's reports. */
    private static String name(List<Path> folders, GoalSettings settings) throws IOException {
        String name = fullName(folders, settings);
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
