package io.github.energyjunit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.Reader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.Test;

/** The parameters of the goals as the plugin's descriptor has them, and a value for each that is not its default. */
final class GoalParameters {

    private GoalParameters() {}

    /** Returns the goals that users call; {@code help} is generated, {@code describe-tests} is called by another goal. */
    static List<MojoDescriptor> goals() throws Exception {
        try (Reader xml =
                Files.newBufferedReader(Path.of("target/classes/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8)) {
            return new PluginDescriptorBuilder()
                    .build(xml).getMojos().stream()
                            .filter(goal -> !List.of("help", "describe-tests").contains(goal.getGoal()))
                            .toList();
        }
    }

    /** Writes a POM for each goal that sets each of its parameters. */
    static void writePoms(String folder) throws Exception {
        Files.createDirectories(Path.of(folder));
        for (MojoDescriptor goal : goals()) {
            String configuration = editable(goal).entrySet().stream()
                    .map(entry -> "<%1$s>%2$s</%1$s>"
                            .formatted(entry.getKey(), other(entry.getValue().getType(), usual(goal, entry.getKey()))))
                    .collect(Collectors.joining("\n"));
            Files.writeString(Path.of(folder, goal.getGoal() + ".xml"), """
                    <project>
                      <modelVersion>4.0.0</modelVersion>
                      <groupId>com.acme</groupId>
                      <artifactId>shop</artifactId>
                      <version>1</version>
                      <build><plugins><plugin>
                        <groupId>io.github.energyjunit</groupId>
                        <artifactId>energy-maven-plugin</artifactId>
                        <configuration>
                        %s
                        </configuration>
                      </plugin></plugins></build>
                    </project>
                    """.formatted(configuration));
        }
    }

    /** Holds both goals against the descriptor: one with its defaults, the other with what its POM sets. */
    static void check(String name, Mojo usual, Mojo set) {
        MojoDescriptor goal = goal(name);
        assertThat(editable(goal)).isNotEmpty().allSatisfy((parameter, described) -> {
            String expected = usual(goal, parameter);
            Object bound = value(usual, parameter);
            if (expected == null) {
                assertThat(bound).as(parameter).isIn(null, List.of(), "", "*");
            } else if (!expected.contains("${")) {
                assertThat(text(bound)).as(parameter).isEqualTo(normal(described.getType(), expected));
            } else {
                assertThat(text(bound)).as(parameter).isNotEmpty().doesNotContain("${");
            }
            assertThat(text(value(set, parameter)))
                    .as(parameter)
                    .endsWith(normal(described.getType(), other(described.getType(), expected)));
        });
    }

    /** Fails if a goal has no test named as it is. */
    static void checkAllGoalsAreTested(Class<?> tests) throws Exception {
        assertThat(Arrays.stream(tests.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName))
                .containsAll(goals().stream()
                        .map(goal -> goal.getGoal().replace('-', '_'))
                        .toList());
    }

    private static MojoDescriptor goal(String name) {
        try {
            return goals().stream()
                    .filter(goal -> goal.getGoal().equals(name))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Parameter> editable(MojoDescriptor goal) {
        Map<String, Parameter> editable = new LinkedHashMap<>();
        for (Parameter parameter : goal.getParameters()) {
            if (parameter.isEditable()) {
                editable.put(parameter.getName(), parameter);
            }
        }
        return editable;
    }

    private static String usual(MojoDescriptor goal, String parameter) {
        return goal.getMojoConfiguration().getChild(parameter).getAttribute("default-value");
    }

    /** Returns a value of the type that is not the usual one. */
    private static String other(String type, String usual) {
        return switch (type) {
            case "boolean" -> String.valueOf(!Boolean.parseBoolean(usual));
            case "int", "java.lang.Long" -> "7";
            case "double", "java.lang.Double" -> "0.375";
            case "java.io.File" -> "elsewhere/file.json";
            case "java.util.List" -> "<budget><test>*</test><maxJoules>3</maxJoules></budget>";
            case "java.lang.String" -> "other";
            default -> "always";
        };
    }

    private static String normal(String type, String text) {
        return switch (type) {
            case "double", "java.lang.Double" -> String.valueOf(Double.parseDouble(text));
            case "java.io.File" -> text.replace('/', File.separatorChar);
            case "java.util.List" -> "1";
            default -> text;
        };
    }

    private static String text(Object value) {
        return value instanceof List<?> list ? String.valueOf(list.size()) : String.valueOf(value);
    }

    private static Object value(Mojo goal, String parameter) {
        for (Class<?> type = goal.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(parameter);
                field.setAccessible(true);
                return field.get(goal);
            } catch (NoSuchFieldException e) {
                continue;
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalArgumentException("no field " + parameter);
    }
}
