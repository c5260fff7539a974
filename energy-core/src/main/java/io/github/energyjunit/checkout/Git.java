package io.github.energyjunit.checkout;

import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the program {@code git} about one folder: it is there wherever a build's code was checked out, and knows every kind
 * of repository.
 */
final class Git {
    private static final int MINUTES = 10;

    private final Path folder;
    private final ChildProcesses children;
    private final String otherwise;

    /**
     * Asks about a folder.
     *
     * @param otherwise what else users can do where there is no git, behind a comma; empty for nothing
     */
    Git(Path folder, ChildProcesses children, String otherwise) {
        this.folder = folder;
        this.children = children;
        this.otherwise = otherwise;
    }

    Git in(Path other) {
        return new Git(other, children, otherwise);
    }

    /** Returns the first line of the answer, or nothing if git refuses. */
    Optional<String> ask(String... arguments) throws IOException {
        Answer answer = call(arguments);
        return answer.status == 0 ? answer.text.lines().findFirst() : Optional.empty();
    }

    /** Returns whether git says yes. */
    boolean succeeds(String... arguments) throws IOException {
        return call(arguments).status == 0;
    }

    /**
     * Returns all lines of the answer.
     *
     * @throws InputException if git refuses, with what it says
     */
    List<String> run(String... arguments) throws IOException {
        Answer answer = call(arguments);
        if (answer.status != 0) {
            throw new InputException("git " + String.join(" ", arguments) + " in " + folder + " failed: "
                    + (answer.remarks + answer.text).strip());
        }
        return answer.text.lines().toList();
    }

    /**
     * Returns what git answers, without what it says besides; nothing if it refuses, or if the answer is too long or takes
     * too long.
     */
    Optional<String> answer(Duration limit, int mostBytes, String... arguments) throws IOException {
        Process process = start(builder(arguments).redirectError(ProcessBuilder.Redirect.DISCARD));
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
        byte[] text = process.getInputStream().readNBytes(mostBytes + 1);
        if (text.length > mostBytes) {
            process.destroyForcibly();
        }
        int status = process.onExit().join().exitValue();
        return status == 0 && text.length <= mostBytes
                ? Optional.of(new String(text, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private record Answer(int status, String text, String remarks) {}

    /** What git remarks, of names that are ambiguous for instance, is no part of the answer. */
    private Answer call(String... arguments) throws IOException {
        Process process = start(builder(arguments));
        CompletableFuture.delayedExecutor(MINUTES, TimeUnit.MINUTES).execute(process::destroyForcibly);
        CompletableFuture<String> remarks = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        String text = text(process.getInputStream());
        return new Answer(process.onExit().join().exitValue(), text, remarks.join());
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // In a hook, git's variables point to a repository or index that is not asked about here.
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") && !name.startsWith("GIT_CONFIG"));
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        try {
            Process process = children.start(builder);
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new InputException("git cannot be run (" + e.getMessage() + "): install it" + otherwise);
        }
    }
}
