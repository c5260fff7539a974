package io.github.energyjunit.formats;

import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.ci.CodeQualityDocument;
import io.github.energyjunit.ci.JunitXmlDocument;
import io.github.energyjunit.ci.MarkdownDocument;
import io.github.energyjunit.ci.PlotDocument;
import io.github.energyjunit.ci.SarifDocument;
import io.github.energyjunit.ci.WarningsDocument;
import io.github.energyjunit.html.HtmlDocument;
import io.github.energyjunit.json.JsonDocument;
import io.github.energyjunit.metrics.GitLabMetricsDocument;
import io.github.energyjunit.metrics.MetricsDocument;
import io.github.energyjunit.profile.documents.CollapsedDocument;
import io.github.energyjunit.profile.documents.SpeedscopeDocument;
import io.github.energyjunit.report.CsvDocument;
import io.github.energyjunit.report.Document;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a report can be written as, and where it is written by default. */
public enum Format {
    HTML(places -> new HtmlDocument(), environment -> true),
    JSON(places -> new JsonDocument(), environment -> true),
    CSV(places -> new CsvDocument(), environment -> true),
    MD(MarkdownDocument::new, environment -> true),
    JUNIT(places -> new JunitXmlDocument(), environment -> true),
    CODE_QUALITY(CodeQualityDocument::new, Format::isGitLab),
    GITLAB_METRICS(places -> new GitLabMetricsDocument(), Format::isGitLab),
    WARNINGS_NG(WarningsDocument::new, Format::isJenkins),
    PLOT(places -> new PlotDocument(), Format::isJenkins),
    SARIF(SarifDocument::new, environment -> false),
    OPENMETRICS(places -> MetricsDocument.openMetrics(), environment -> false),
    PROMETHEUS(places -> MetricsDocument.prometheus(), environment -> false);

    @SuppressWarnings("ImmutableEnumChecker") // every function given above holds no state
    private final Function<CodePlaces, Document> document;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<Map<String, String>> byDefault;

    Format(Function<CodePlaces, Document> document, Predicate<Map<String, String>> byDefault) {
        this.document = document;
        this.byDefault = byDefault;
    }

    /** Names the format as users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Lists what is written wherever stacks were sampled, whatever formats are chosen. */
    static List<Document> ofProfiles() {
        return List.of(new CollapsedDocument(), new SpeedscopeDocument());
    }

    static Optional<Format> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    Document document(CodePlaces places) {
        return document.apply(places);
    }

    boolean isUsual(Map<String, String> environment) {
        return byDefault.test(environment);
    }

    private static boolean isGitLab(Map<String, String> environment) {
        return environment.containsKey("GITLAB_CI");
    }

    private static boolean isJenkins(Map<String, String> environment) {
        return environment.containsKey("JENKINS_URL");
    }
}
