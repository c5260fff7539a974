package io.github.energyjunit.testjvm.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The configuration of one execution of Surefire or Failsafe, to which things are added and none is taken from. */
final class TestRunConfiguration {

    private static final String CLASS_PATH = "additionalClasspathElements";
    private static final String VARIABLES = "systemPropertyVariables";
    private static final String PROVIDER = "properties";
    private static final String LISTENER = "listener";

    private final MavenSession session;
    private final MojoExecution execution;
    private final Xpp3Dom dom;

    /** Work on a copy: executions may share what the POM configures. */
    TestRunConfiguration(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
        Xpp3Dom given = execution.getConfiguration();
        dom = given == null ? new Xpp3Dom("configuration") : new Xpp3Dom(given);
    }

    /** Lets what was added take effect. */
    void apply() {
        execution.setConfiguration(dom);
    }

    /** Return a parameter as the goal will see it, its expression or default evaluated; empty where it has none. */
    String text(String name) {
        Xpp3Dom child = dom.getChild(name);
        return child == null ? "" : text(child);
    }

    /** Returns whether the tests run in JVMs of their own, and not inside Maven. */
    boolean forks() {
        return !text("forkCount").equals("0") && !text("forkMode").equals("never");
    }

    /** Return the options of the test JVMs, with the project's property put in where Surefire will do so late. */
    String argLine(String property) {
        return text("argLine").replace("@{argLine}", property);
    }

    /** Return what the POM sets for a test JVM's system property, or a parameter of that name. */
    String given(String name) {
        Xpp3Dom variables = dom.getChild(VARIABLES);
        Xpp3Dom variable = variables == null ? null : variables.getChild(name);
        return variable == null ? text(name) : text(variable);
    }

    /** Returns whether a parameter has elements. */
    boolean has(String name) {
        Xpp3Dom child = dom.getChild(name);
        return child != null && (child.getChildCount() > 0 || !text(child).isEmpty());
    }

    /** Return the elements of a parameter by their names. */
    List<Xpp3Dom> elements(String name) {
        Xpp3Dom child = dom.getChild(name);
        return child == null ? List.of() : List.of(child.getChildren());
    }

    /** Return what stands behind the class path of the tests. */
    List<String> additionalClassPath() {
        Xpp3Dom child = dom.getChild(CLASS_PATH);
        if (child == null) {
            return List.of();
        }
        Stream<String> elements = child.getChildCount() > 0
                ? Stream.of(child.getChildren()).map(this::text)
                : Stream.of(text(child).split(","));
        return elements.map(String::trim).filter(element -> !element.isEmpty()).toList();
    }

    /** Adds to the class path of the tests. */
    void classPath(String element) {
        List<String> elements = new ArrayList<>(additionalClassPath());
        if (elements.contains(element)) {
            return;
        }
        elements.add(element);
        remove(CLASS_PATH);
        Xpp3Dom all = child(dom, CLASS_PATH);
        elements.forEach(each -> add(all, "element", each));
    }

    /** Set a system property of the test JVMs, unless the POM does. */
    void property(String name, String value) {
        Xpp3Dom variables = child(dom, VARIABLES);
        if (variables.getChild(name) == null) {
            add(variables, name, value);
        }
    }

    /** Adds a listener of JUnit 4. */
    void listener(String type) {
        Xpp3Dom properties = child(dom, PROVIDER);
        for (Xpp3Dom property : properties.getChildren()) {
            if (property.getName().equals(LISTENER)) {
                property.setValue(text(property) + "," + type);
                return;
            }
            Xpp3Dom name = property.getChild("name");
            Xpp3Dom value = property.getChild("value");
            if (name != null && value != null && text(name).equals(LISTENER)) {
                value.setValue(text(value) + "," + type);
                return;
            }
        }
        Xpp3Dom property = new Xpp3Dom("property");
        add(property, "name", LISTENER);
        add(property, "value", type);
        properties.addChild(property);
    }

    private void remove(String name) {
        for (int i = dom.getChildCount() - 1; i >= 0; i--) {
            if (dom.getChild(i).getName().equals(name)) {
                dom.removeChild(i);
            }
        }
    }

    private static Xpp3Dom child(Xpp3Dom parent, String name) {
        Xpp3Dom known = parent.getChild(name);
        if (known != null) {
            return known;
        }
        parent.addChild(new Xpp3Dom(name));
        return parent.getChild(name);
    }

    private static void add(Xpp3Dom parent, String name, String value) {
        Xpp3Dom child = new Xpp3Dom(name);
        child.setValue(value);
        parent.addChild(child);
    }

    private String text(Xpp3Dom element) {
        String value = evaluated(element.getValue());
        return value.isEmpty() ? evaluated(element.getAttribute("default-value")) : value;
    }

    private String evaluated(@Nullable String expression) {
        if (expression == null || expression.isBlank()) {
            return "";
        }
        try {
            Object value = new PluginParameterExpressionEvaluator(session, execution).evaluate(expression.trim());
            return value == null ? "" : value.toString();
        } catch (ExpressionEvaluationException e) {
            return ""; // the goal itself will say so
        }
    }
}
