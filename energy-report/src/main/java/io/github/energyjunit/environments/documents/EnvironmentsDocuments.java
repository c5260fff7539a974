package io.github.energyjunit.environments.documents;

import io.github.energyjunit.environments.EnvironmentTable;
import io.github.energyjunit.files.AtomicFile;
import io.github.energyjunit.html.ReportPatcher;
import io.github.energyjunit.html.SectionPage;
import io.github.energyjunit.html.Templates;
import io.github.energyjunit.report.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The documents that show environments beside each other, in an output directory. */
public final class EnvironmentsDocuments {

    private static final String JSON = "environments.json";
    private static final String PAGE = "environments.html";
    private static final String REPORT = "report.html";

    private final Path output;

    /** Work in this directory, for instance {@code target/energy}. */
    public EnvironmentsDocuments(Path output) {
        this.output = output;
    }

    /**
     * Writes {@code environments.json} and {@code environments.html}, and show the table in {@code report.html} where
     * there is one.
     *
     * @return the files that were written
     */
    public List<Path> write(EnvironmentTable table, Instant created) throws IOException {
        Path json = output.resolve(JSON);
        AtomicFile.write(json, out -> EnvironmentsJson.write(table, created, out));
        String html = new Templates(EnvironmentsDocuments.class)
                .text("environments.ftlh", Map.of("page", new EnvironmentsPage(table, created)));
        Section section = new Section("environments", "Environments", html, null, null);
        Path page = output.resolve(PAGE);
        SectionPage.write(section, page);
        List<Path> written = new ArrayList<>(List.of(json, page));
        Path report = output.resolve(REPORT);
        if (new ReportPatcher(section).putInto(report)) {
            written.add(report);
        }
        return List.copyOf(written);
    }
}
