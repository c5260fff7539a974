package io.github.energyjunit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.energyjunit.cli.command.CommandMeter;
import io.github.energyjunit.cli.command.CommandRun;
import io.github.energyjunit.cli.command.Repetitions;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.units.CountText;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells people and programs what the runs of a command cost. */
final class CommandReport {
    private static final int SCHEMA = 1;

    private final @Nullable String label;
    private final List<String> command;
    private final Repetitions repetitions;
    private final CommandMeter meter;

    CommandReport(@Nullable String label, List<String> command, Repetitions repetitions, CommandMeter meter) {
        this.label = label;
        this.command = command;
        this.repetitions = repetitions;
        this.meter = meter;
    }

    String toText() {
        StringBuilder text = new StringBuilder();
        String name = label == null ? String.join(" ", command) : label;
        line(text, "Energy of '%s' (%s)", name, CountText.of(count(), "run"));
        Joules energy = repetitions.energy();
        Repetitions.Range interval = repetitions.interval();
        double seconds = repetitions.seconds();
        if (energy == null || interval == null) {
            String why = meter.trouble();
            line(text, "  joules   no reading%s", why == null ? "" : ": " + why);
        } else {
            line(text, "  joules   %s%s%s", energy.rounded(), doubt(), between(interval));
            line(text, "  power    %.3f W", seconds > 0 ? energy.joules() / seconds : 0);
        }
        line(text, "  time     %.3f s", seconds);
        Double cpu = run(0).cpuSeconds();
        line(text, "  CPU      %s", cpu == null ? "unknown" : String.format(Locale.ROOT, "%.3f s", cpu));
        Joules total = run(0).total();
        line(text, "  machine  %s%s", total == null ? "no reading" : total.rounded(), domains());
        line(text, "  source   %s (%s); idle power: %s", source().name(), quality(), idle());
        Set<String> flags = new TreeSet<>();
        repetitions.runs().forEach(run -> flags.addAll(run.flags()));
        if (!flags.isEmpty()) {
            line(text, "  doubts   %s", String.join(" ", flags));
        }
        return text.toString();
    }

    /**
     * Makes sure that a file can be written, before a command runs for hours.
     *
     * @throws IOException if it cannot
     */
    static void prepare(Path file) throws IOException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            boolean isNew = Files.notExists(file);
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            if (isNew) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new IOException("invalid value '" + file + "' for --json: it cannot be written: " + e, e);
        }
    }

    /** Writes the contract's JSON; a reading that is absent is null. */
    void write(Path file) throws IOException {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("label", label);
        json.put("command", command);
        json.put("exitStatus", repetitions.exitStatus());
        json.put("source", source().name());
        json.put("quality", quality());
        json.put("idleWatts", meter.idle().watts());
        Repetitions.Range interval = repetitions.interval();
        json.put("joules", joules(repetitions.energy()));
        json.put(
                "interval",
                interval == null
                        ? null
                        : List.of(interval.low().joules(), interval.high().joules()));
        json.put("runs", repetitions.runs().stream().map(CommandReport::run).toList());
        // Made here: loading the library takes longer than many a command.
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(file, mapper.writeValueAsString(json) + "\n");
    }

    private static Map<String, @Nullable Object> run(CommandRun run) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("joules", joules(run.energy()));
        json.put("lowJoules", joules(run.low()));
        json.put("highJoules", joules(run.high()));
        json.put("totalJoules", joules(run.total()));
        json.put("seconds", run.seconds());
        json.put("cpuSeconds", run.cpuSeconds());
        json.put("exitStatus", run.exitStatus());
        Map<String, @Nullable Double> domains = new LinkedHashMap<>();
        run.domains().forEach((name, energy) -> domains.put(name, joules(energy)));
        json.put("domains", domains);
        json.put("flags", run.flags());
        return json;
    }

    private static @Nullable Double joules(@Nullable Joules energy) {
        return energy == null ? null : Double.valueOf(energy.joules());
    }

    /** Returns the words that go with every number that is not measured. */
    private String doubt() {
        SourceInfo.Model model = source().model();
        if (model == null) {
            return quality().equals("measured") ? "" : " " + quality();
        }
        return String.format(Locale.ROOT, " %s, the model ±%.0f %%", quality(), 100 * model.uncertainty());
    }

    private String between(Repetitions.Range interval) {
        String low = interval.low().rounded().toString();
        String high = interval.high().rounded().toString();
        return low.equals(high) ? "" : " (95 % interval " + low + " to " + high + ")";
    }

    private int count() {
        return repetitions.runs().size();
    }

    private CommandRun run(int index) {
        return repetitions.runs().get(index);
    }

    private SourceInfo source() {
        return meter.source();
    }

    private String quality() {
        return source().quality().name().toLowerCase(Locale.ROOT);
    }

    private String idle() {
        Double watts = meter.idle().watts();
        return watts == null
                ? "none subtracted, " + meter.idle().explanation()
                : String.format(Locale.ROOT, "%.2f W, %s", watts, meter.idle().explanation());
    }

    private String domains() {
        StringBuilder text = new StringBuilder();
        run(0).domains()
                .forEach((name, energy) -> text.append(text.length() == 0 ? " (" : ", ")
                        .append(name)
                        .append(' ')
                        .append(energy == null ? "no reading" : energy.rounded()));
        return text.length() == 0 ? "" : text.append(')').toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
