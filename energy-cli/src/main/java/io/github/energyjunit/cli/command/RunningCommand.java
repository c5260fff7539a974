package io.github.energyjunit.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that runs with this JVM's streams, and that does not outlive it. */
final class RunningCommand {
    private static final long GRACE_SECONDS = 5;

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
            running = new RunningCommand(new ProcessBuilder(command).inheritIO().start());
        } catch (IOException e) {
            throw CannotStart.of(command, e);
        }
        Runtime.getRuntime().addShutdownHook(running.hook);
        return running;
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
