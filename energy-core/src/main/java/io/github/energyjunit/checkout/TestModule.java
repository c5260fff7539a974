package io.github.energyjunit.checkout;

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
 * What a JVM needs to run the tests of a module, or of one execution of Surefire or Failsafe in it;
 * {@code energy:describe-tests} writes it, from inside the module's own build.
 *
 * @param id group and artifact, and an execution that is not Surefire's usual one
 * @param folder where the tests are to run
 * @param roots folders and jars that hold tests
 * @param selection which of the tests in there run
 * @param classPath everything else included, JUnit's launcher too
 * @param moduleOptions of the JVM, to run the tests in their named module; none where all is on the class path
 * @param java the program that runs Java
 * @param options of the JVM, as the POM has them for its tests
 * @param properties system properties for the tests
 * @param parameters configuration parameters of the JUnit Platform
 * @param environment variables for the tests
 * @param hiddenEnvironment variables that the tests do not see
 * @param jupiterMeasures whether our extension works with the module's version of JUnit Jupiter
 * @param obstacles why tests of it cannot be measured, in words
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TestModule(
        String id,
        String folder,
        List<String> roots,
        TestSelection selection,
        List<String> classPath,
        List<String> moduleOptions,
        String java,
        List<String> options,
        Map<String, String> properties,
        Map<String, String> parameters,
        Map<String, String> environment,
        List<String> hiddenEnvironment,
        boolean jupiterMeasures,
        List<String> obstacles) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";

    /** Copy the collections. */
    public TestModule {
        roots = List.copyOf(roots);
        classPath = List.copyOf(classPath);
        moduleOptions = List.copyOf(moduleOptions);
        options = List.copyOf(options);
        properties = Map.copyOf(properties);
        parameters = Map.copyOf(parameters);
        environment = Map.copyOf(environment);
        hiddenEnvironment = List.copyOf(hiddenEnvironment);
        obstacles = List.copyOf(obstacles);
    }

    /** Write it into a folder, under its id; what is in it may be secret, so the folder should be private. */
    public void write(Path target) throws IOException {
        Files.createDirectories(target);
        JSON.writeValue(target.resolve(fileName() + ENDING).toFile(), this);
    }

    /** Return its id as a name of a file or folder. */
    public String fileName() {
        return id.replaceAll("[^A-Za-z0-9._-]", "@");
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

    /** Return group and artifact of the module, without an execution. */
    public String module() {
        int first = id.indexOf(':');
        int second = first < 0 ? -1 : id.indexOf(':', first + 1);
        return second < 0 ? id : id.substring(0, second);
    }

    /** Run with the options of another version, since options change what is measured. */
    public TestModule withOptionsOf(TestModule other) {
        return new TestModule(
                id,
                folder,
                roots,
                selection,
                classPath,
                moduleOptions,
                other.java,
                other.options,
                properties,
                parameters,
                environment,
                hiddenEnvironment,
                jupiterMeasures,
                obstacles);
    }
}
