package io.github.energyjunit.checkout.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What one execution of a plugin is configured with, expressions filled in.
 *
 * @param dom the POM's elements; null without any
 * @param given what users may give in place of an element, by the element's name
 * @param filled fills expressions in
 */
record PluginConfiguration(@Nullable Xpp3Dom dom, Map<String, String> given, UnaryOperator<String> filled) {

    PluginConfiguration {
        given = Map.copyOf(given);
    }

    /** Returns the text of an element, or what was given in its place. */
    Optional<String> text(String name) {
        return Optional.ofNullable(child(name))
                .map(Xpp3Dom::getValue)
                .or(() -> Optional.ofNullable(given.get(name)))
                .map(filled)
                .map(String::trim)
                .filter(value -> !value.isEmpty());
    }

    /** Returns the texts of an element's children, by their names. */
    Map<String, String> children(String name) {
        Map<String, String> values = new TreeMap<>();
        elements(name).forEach(child -> values.put(child.getName(), value(child)));
        return values;
    }

    /** Returns the texts of an element's children, which may also be {@code <property>} with name and value. */
    Map<String, String> properties(String name) {
        Map<String, String> values = new TreeMap<>();
        for (Xpp3Dom child : elements(name)) {
            Xpp3Dom key = child.getChild("name");
            Xpp3Dom value = child.getChild("value");
            if (child.getName().equals("property") && key != null) {
                values.put(value(key), value == null ? "" : value(value));
            } else {
                values.put(child.getName(), value(child));
            }
        }
        return values;
    }

    /** Returns the texts of an element's children, or of a list with commas. */
    List<String> list(String name) {
        List<Xpp3Dom> elements = elements(name);
        Stream<String> texts = elements.isEmpty()
                ? text(name).stream().flatMap(text -> Arrays.stream(text.split(",")))
                : elements.stream().map(this::value);
        return texts.map(String::trim).filter(text -> !text.isEmpty()).toList();
    }

    /** Returns the lines of a file that an element names, without comments. */
    List<String> lines(String name, Path basedir) throws IOException {
        List<String> lines = new ArrayList<>();
        Optional<String> file = text(name);
        if (file.isPresent()) {
            for (String line : Files.readAllLines(basedir.resolve(file.get()))) {
                if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                    lines.add(line.trim());
                }
            }
        }
        return lines;
    }

    private List<Xpp3Dom> elements(String name) {
        Xpp3Dom parent = child(name);
        return parent == null ? List.of() : List.of(parent.getChildren());
    }

    private @Nullable Xpp3Dom child(String name) {
        return dom == null ? null : dom.getChild(name);
    }

    private String value(Xpp3Dom element) {
        String value = element.getValue();
        return value == null ? "" : filled.apply(value).trim();
    }
}
