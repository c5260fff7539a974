package io.github.energyjunit.versions;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.analysis.InputException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a JVM needs to run the tests of a module; {@code energy:describe-tests} writes it, from inside the module's own
 * build.
 *
 * @param id group and artifact
 * @param folder where the tests are to run
 * @param roots folders and jars that hold tests
 * @param classPath everything else included, JUnit's launcher too
 * @param java the program that runs Java
 * @param options of the JVM, as the POM has them for its tests
 * @param properties system properties for the tests
 * @param environment variables for the tests
 * @param jupiterMeasures whether our extension works with the module's version of JUnit Jupiter
 * @param obstacles why tests of it cannot be measured, in words
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TestModule(
        String id,
        String folder,
        List<String> roots,
        List<String> classPath,
        String java,
        List<String> options,
        Map<String, String> properties,
        Map<String, String> environment,
        boolean jupiterMeasures,
        List<String> obstacles) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";

    /** Copy the collections. */
    public TestModule {
        roots = List.copyOf(roots);
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
        obstacles = List.copyOf(obstacles);
    }

    /** Write it into a folder, under its id. */
    public void write(Path target) throws IOException {
        Files.createDirectories(target);
        JSON.writeValue(target.resolve(id.replace(':', '@') + ENDING).toFile(), this);
    }

    /** Read what the modules of a build have written, in the order of their ids. */
    public static List<TestModule> readAll(Path source) throws IOException {
        List<TestModule> modules = new ArrayList<>();
        if (!Files.isDirectory(source)) {
            return modules;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source, "*" + ENDING)) {
            for (Path file : files) {
                modules.add(JSON.readValue(file.toFile(), TestModule.class));
            }
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new InputException("What energy:describe-tests has written to " + source + " cannot be read: "
                    + e.getOriginalMessage());
        }
        modules.sort(Comparator.comparing(TestModule::id));
        return modules;
    }

    /** Run with the options of another version, since options change what is measured. */
    public TestModule withOptionsOf(TestModule other) {
        return new TestModule(
                id,
                folder,
                roots,
                classPath,
                other.java,
                other.options,
                properties,
                environment,
                jupiterMeasures,
                obstacles);
    }
}
