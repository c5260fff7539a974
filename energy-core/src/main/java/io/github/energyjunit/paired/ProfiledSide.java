package io.github.energyjunit.paired;

import io.github.energyjunit.compare.Side;
import io.github.energyjunit.files.MeasurementFiles;
import io.github.energyjunit.lines.ProfileLine;
import io.github.energyjunit.profile.ChangedLines;
import io.github.energyjunit.profile.Profiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs tests of one version of a module while their stacks are sampled.
 *
 * <p>Each has a JVM of its own: one that hangs, or ends its JVM, takes the recording along. Whatever goes wrong here is
 * noted, and nothing more: everything is judged already.
 */
final class ProfiledSide {
    private final Side side;
    private final Function<SamplingRate, ProfiledJvm> version;
    private final Recordings recordings;
    private final ChangedLines changed;
    private final Consumer<String> notes;
    private final Map<SamplingRate, ProfiledJvm> jvms = new EnumMap<>(SamplingRate.class);
    private boolean unable;

    /**
     * Prepares it.
     *
     * @param version makes the JVM for a rate
     * @param notes is told what people should know
     */
    ProfiledSide(
            Side side,
            Function<SamplingRate, ProfiledJvm> version,
            Recordings recordings,
            ChangedLines changed,
            Consumer<String> notes) {
        this.side = side;
        this.version = version;
        this.recordings = recordings;
        this.changed = changed;
        this.notes = notes;
    }

    /**
     * What was seen of a test.
     *
     * @param ran how much of it ran, in words
     * @param explained whether a note says why there is nothing
     */
    record Seen(Profiles profiles, String ran, boolean explained) {}

    /** Runs a test for a time. */
    Seen run(String test, PairedUnit unit, SamplingRate rate, ProfiledTime time) {
        if (unable) {
            return nothing(time);
        }
        try {
            ProfiledJvm jvm = jvms.computeIfAbsent(rate, version);
            RunOutcome last;
            try {
                last = run(unit.sampler(side, jvm), jvm, time);
            } finally {
                jvm.close();
            }
            return last == null ? nothing(time) : read(test, jvm, last, time);
        } catch (IOException | RuntimeException e) {
            notes.accept("Where the energy of " + test + " went in " + name() + " is not known: "
                    + (e.getMessage() == null ? e.toString() : e.getMessage()));
            return nothing(time);
        }
    }

    /** Returns how the last run ended; nothing where no stacks are sampled, so that running it is of no use. */
    private @Nullable RunOutcome run(UnitSampler sampler, ProfiledJvm jvm, ProfiledTime time) throws IOException {
        Optional<RunOutcome> warmUp = sampler.prepare();
        warmUp.ifPresent(time::add);
        RunOutcome last = warmUp.orElse(null);
        ProfileLine without = without(jvm.output());
        if (without != null) {
            unable = true;
            notes.accept("No stacks are sampled in " + name() + " for energy.profile=" + without.engineName() + ": "
                    + without.reason());
            return null;
        }
        while (time.wantsMore()) {
            last = sampler.sample();
            time.add(last);
        }
        return last;
    }

    private Seen read(String test, ProfiledJvm jvm, RunOutcome last, ProfiledTime time) throws IOException {
        if (last.end() == RunOutcome.End.LOST) {
            notes.accept("Where the energy of " + test + " went in " + name() + " is not known: it " + last.trouble()
                    + " while its stacks were sampled, and the recording was lost with its JVM");
            return nothing(time);
        }
        boolean failed = last.end() != RunOutcome.End.SUCCESSFUL;
        if (failed) {
            notes.accept(test + " " + last.trouble() + " in " + name() + " while its stacks were sampled");
        }
        boolean[] explained = {failed};
        Profiles profiles = recordings.read(jvm.output(), side, changed, warning -> {
            explained[0] = true;
            notes.accept(warning);
        });
        return new Seen(profiles, time.toString(), explained[0]);
    }

    private static @Nullable ProfileLine without(Path output) throws IOException {
        for (Path file : MeasurementFiles.find(output)) {
            ProfileLine line = ProfileLine.in(file);
            if (line != null && line.file() == null) {
                return line;
            }
        }
        return null;
    }

    private static Seen nothing(ProfiledTime time) {
        return new Seen(Profiles.NONE, time.toString(), true);
    }

    private String name() {
        return side == Side.BASE ? "the base" : "the head";
    }
}
