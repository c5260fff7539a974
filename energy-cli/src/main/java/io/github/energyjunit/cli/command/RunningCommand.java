package io.github.energyjunit.cli.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that runs with this JVM's streams, and that does not outlive it. */
final class RunningCommand {
    private static final long GRACE_SECONDS = 5;
    private static final ProcessBuilder.Redirect NOTHING = ProcessBuilder.Redirect.from(new File("/dev/null"));

    private final Process process;
    private final Thread hook;

    private RunningCommand(Process process) {
        this.process = process;
        hook = new Thread(this::end, "energy-cli-end-command");
    }

    /**
     * Starts a command.
     *
     * @throws CannotStart if there is no such program, or it may not be run
     */
    static RunningCommand start(List<String> command) throws CannotStart {
        RunningCommand running;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            if (isInputOfThisJvm()) {
                builder.redirectInput(NOTHING);
            }
            running = new RunningCommand(builder.start());
        } catch (IOException e) {
            throw CannotStart.of(command, e);
        }
        Runtime.getRuntime().addShutdownHook(running.hook);
        return running;
    }

    /**
     * Tells whether standard input was closed when this JVM started: the first file that a JVM opens gets its number then,
     * and a command would read that file, the JDK's own classes.
     */
    private static boolean isInputOfThisJvm() {
        try {
            Path input = Path.of("/proc/self/fd/0").toRealPath();
            Path home = Path.of(System.getProperty("java.home")).toRealPath();
            return input.equals(home.resolve("lib/modules")) || input.toString().endsWith(".jsa");
        } catch (IOException e) {
            // A pipe, a terminal that is gone, or another system.
            return false;
        }
    }

    /** Waits for its end and returns its exit status; 128 + n after signal n. */
    int waitFor() throws InterruptedException {
        int status = process.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook finds no process any more.
        }
        return status;
    }

    /** Asks it and what it started to end, as Ctrl-C asks this JVM, and makes them after some seconds. */
    private void end() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        started.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        started.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
