package io.github.energyjunit.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** Knows all commands by their names, and loads what is needed alone: reading the annotations of all takes longer than most work. */
final class Commands {

    private Commands() {}

    private static Map<String, Supplier<Object>> all() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("baseline", BaselineCommand::new);
        commands.put("environments", EnvironmentsCommand::new);
        commands.put("push", PushCommand::new);
        commands.put("comment", CommentCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("generate-completion", GenerateCompletion::new);
        return commands;
    }

    /** Adds the command that the first word names that is no option; all of them where it names none, or may need the others. */
    static CommandLine addTo(CommandLine line, String... args) {
        Map<String, Supplier<Object>> commands = all();
        String first = "";
        for (String arg : args) {
            if (!arg.startsWith("-")) {
                first = arg;
                break;
            }
        }
        Supplier<Object> named = commands.get(first);
        if (named == null || named == commands.get("generate-completion")) {
            commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        } else {
            line.addSubcommand(first, named.get());
        }
        return line;
    }
}
