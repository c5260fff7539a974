package io.github.energyjunit.testjvm;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which Java a program {@code java} is. */
public final class JavaVersion {

    private static final Pattern VERSION = Pattern.compile("\"?(?:1\\.)?(\\d+).*", Pattern.DOTALL);
    private static final Pattern PRINTED = Pattern.compile("version (\"[^\"]*\")");
    private static final int PATIENCE_SECONDS = 20;

    private JavaVersion() {}

    /** Return its feature version, such as 8 or 17; empty where it cannot be told. */
    public static OptionalInt of(Path java) {
        Path file = java;
        try {
            file = java.toRealPath();
        } catch (IOException e) {
            // It is looked at under the name that was given.
        }
        Path bin = file.getParent();
        Path home = bin == null ? null : bin.getParent();
        if (home != null) {
            // The java of a JDK 8 may be that of its jre folder, which has no release file of its own.
            for (Path place : new Path[] {home, home.getParent()}) {
                OptionalInt found = place == null ? OptionalInt.empty() : released(place.resolve("release"));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return asked(java);
    }

    private static OptionalInt released(Path release) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return OptionalInt.empty();
        }
        return parse(properties.getProperty("JAVA_VERSION", ""));
    }

    private static OptionalInt asked(Path java) {
        try {
            Path text = Files.createTempFile("java", ".version");
            try {
                Process process = new ProcessBuilder(java.toString(), "-version")
                        .redirectErrorStream(true)
                        .redirectOutput(text.toFile())
                        .start();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return OptionalInt.empty();
                }
                Matcher printed = PRINTED.matcher(Files.readString(text, StandardCharsets.ISO_8859_1));
                return printed.find() ? parse(printed.group(1)) : OptionalInt.empty();
            } finally {
                Files.deleteIfExists(text);
            }
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private static OptionalInt parse(String version) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
