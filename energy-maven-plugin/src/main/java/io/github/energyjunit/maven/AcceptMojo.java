package io.github.energyjunit.maven;

import io.github.energyjunit.analysis.Analysis;
import io.github.energyjunit.analysis.InputException;
import io.github.energyjunit.baseline.Acceptances;
import io.github.energyjunit.budget.TestPattern;
import io.github.energyjunit.gate.AcceptedIncreases;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Accepts for a while, and up to a given ratio, that tests, classes with their fixtures or all test JVMs need more than their
 * baseline: writes {@code energy-accepted.json} from the measurements of the last build.
 *
 * @since 0.1.0
 */
@SuppressWarnings("deprecation") // requiresDirectInvocation: no build accepts its own regressions
@Mojo(name = "accept", requiresDirectInvocation = true, threadSafe = true)
public final class AcceptMojo extends AbstractAnalysisMojo {

    private static final int DAYS = 90;

    /**
     * Which tests, as a pattern with {@code *} and {@code ?}; by default every one that fails or warns against the baseline. A
     * class's name stands for its total, {@code ledger} for that of all test JVMs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.accept.test", defaultValue = "*")
    String test = "*";

    /**
     * Why the increase is intended.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.accept.reason")
    @Nullable
    String reason;

    /**
     * The last day on which the increase is accepted, such as 2027-03-31; by default 90 days from now.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.accept.until")
    @Nullable
    String until;

    /**
     * The highest accepted ratio of a test or a total to its baseline; by default the one that the verdict rests on
     * plus 5 %; for totals, and for tests that were confirmed side by side, at least the upper end of the interval.
     *
     * @since 0.1.0
     */
    @Parameter(property = "energy.accept.ratio")
    @Nullable
    Double ratio;

    /** Invoked by Maven. */
    @SuppressWarnings("NullAway.Init")
    public AcceptMojo() {}

    @Override
    void use(Analysis analysis) throws MojoExecutionException, MojoFailureException {
        Path file = acceptedFile.toPath();
        List<Acceptances.Entry> entries = reading(() -> entries(analysis));
        if (entries.isEmpty()) {
            throw new MojoFailureException(fit("Nothing to accept: no test or total that matches '" + test
                    + "' fails or warns against its baseline in " + output()
                    + ". Run mvn verify first, or name another one by -Denergy.accept.test."
                    + (file.toFile().exists() ? " To change what is accepted already, edit " + file + "." : "")));
        }
        reading(() -> {
            Acceptances accepted = Acceptances.read(file);
            for (Acceptances.Entry entry : entries) {
                accepted = accepted.plus(entry);
            }
            accepted.write(file);
            return accepted;
        });
        entries.forEach(entry -> info(String.format(
                Locale.ROOT,
                "Accepted until %s: %s, up to %.2f times its baseline",
                entry.until(),
                entry.text(),
                entry.maxRatio())));
        info("Review " + file + " and commit it.");
    }

    @Override
    void requireInput() throws MojoExecutionException {
        reading(this::last);
        super.requireInput();
    }

    private List<Acceptances.Entry> entries(Analysis analysis) {
        String why = reason;
        if (why == null || why.isBlank()) {
            throw new InputException("energy.accept.reason is missing: say why the increase is intended, for instance"
                    + " -Denergy.accept.reason=\"the new cipher, see #123\"");
        }
        return new AcceptedIncreases(new TestPattern(test), why, last(), ratio).of(analysis);
    }

    private LocalDate last() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (until == null) {
            return today.plusDays(DAYS);
        }
        try {
            LocalDate last = LocalDate.parse(until);
            if (!last.isBefore(today)) {
                return last;
            }
        } catch (DateTimeException e) {
            // falls through to the one message
        }
        throw new InputException("Invalid value '" + until + "' for energy.accept.until: expected a day that is not"
                + " over, such as " + today.plusDays(DAYS));
    }
}
