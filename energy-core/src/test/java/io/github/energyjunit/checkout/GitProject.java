package io.github.energyjunit.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A real repository for tests. */
record GitProject(Path folder) {

    static boolean isPossible() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static GitProject create(Path folder) throws Exception {
        GitProject project = new GitProject(Files.createDirectories(folder));
        project.git("init", "--quiet", "--initial-branch=main");
        return project;
    }

    GitProject write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** Commits everything and returns the commit. */
    String commit(String message) throws Exception {
        git("add", "--all");
        git("commit", "--quiet", "-m", message);
        return git("rev-parse", "HEAD").strip();
    }

    String git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.org",
                "-c",
                "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    /** Returns every file with its content, what git keeps included. */
    Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                all.put(
                        folder.relativize(file).toString(),
                        Files.isRegularFile(file)
                                ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                                : "");
            }
        }
        return all;
    }
}
