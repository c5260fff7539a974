package io.github.energyjunit.cli.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Says that a command cannot be started, with the exit status that a shell has for that. */
public final class CannotStart extends IOException {
    private static final long serialVersionUID = 1;
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    private final int exitStatus;

    private CannotStart(String message, int exitStatus, IOException cause) {
        super(message, cause);
        this.exitStatus = exitStatus;
    }

    static CannotStart of(List<String> command, IOException cause) {
        String program = command.get(0);
        return isThere(program)
                ? new CannotStart(
                        "'" + program + "' cannot be started: " + cause.getMessage()
                                + ". Expected a program or a script with a first line such as #!/bin/sh",
                        NOT_EXECUTABLE,
                        cause)
                : new CannotStart(
                        "there is no program '" + program + "'"
                                + (program.matches("\\S+")
                                        ? ""
                                        : "; to run a line of shell code, put it after 'sh -c'"),
                        NOT_FOUND,
                        cause);
    }

    private static boolean isThere(String program) {
        try {
            return program.contains(File.separator)
                    ? Files.exists(Path.of(program))
                    : Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                            .anyMatch(folder -> Files.exists(Path.of(folder).resolve(program)) && !program.isEmpty());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Returns 127 where there is no such program, 126 where there is one that cannot be run. */
    public int exitStatus() {
        return exitStatus;
    }
}
