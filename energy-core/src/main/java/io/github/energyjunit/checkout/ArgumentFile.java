package io.github.energyjunit.checkout;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A private file with arguments of the program {@code java}, for {@code @argfile}: a class path may be longer than an argument
 * is allowed to be, and everybody on the machine can read a command line.
 */
public record ArgumentFile(Path path) implements AutoCloseable {

    /** Writes the arguments. */
    public static ArgumentFile of(List<String> arguments) throws IOException {
        // Temporary files are their owner's alone.
        Path path = Files.createTempFile("energy-", ".args");
        String text = arguments.stream().map(ArgumentFile::quoted).collect(Collectors.joining("\n", "", "\n"));
        // The program reads it in the encoding of the platform.
        Charset charset = Charset.forName(
                System.getProperty("native.encoding", Charset.defaultCharset().name()));
        Files.write(path, text.getBytes(charset));
        return new ArgumentFile(path);
    }

    private static String quoted(String argument) {
        return '"'
                + argument.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }

    /** Deletes the file, once the JVM that needs it has read it. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
