package io.github.energyjunit.meter.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs a command of the operating system; an interface so that tests can be any system. */
interface Command {
    /** Returns what the command prints, or nothing where it cannot be run, fails, or takes too long. */
    String output(String... command);

    /** Runs commands here, each for two seconds at most. */
    static Command ofThisMachine() {
        return command -> {
            Process process = null;
            try {
                process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.PIPE)
                        .start();
                process.getOutputStream().close();
                // What is asked for fits into a pipe's buffer.
                boolean ended = process.waitFor(2, TimeUnit.SECONDS);
                return ended && process.exitValue() == 0
                        ? new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                        : "";
            } catch (IOException | SecurityException e) {
                return "";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "";
            } finally {
                if (process != null) {
                    process.destroyForcibly();
                }
            }
        };
    }
}
