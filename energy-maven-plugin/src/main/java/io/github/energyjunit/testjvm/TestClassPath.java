package io.github.energyjunit.testjvm;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The class path of a test JVM, looked at without running any of its code. */
public record TestClassPath(List<Path> elements) {

    /** Copies the list. */
    public TestClassPath {
        elements = List.copyOf(elements);
    }

    /**
     * What a look-up of services found.
     *
     * @param names the classes, in order
     * @param trouble why the look-up fails, if it does
     */
    record Services(List<String> names, Optional<String> trouble) {}

    /** Returns whether a resource, such as a class file, is on it. */
    boolean has(String resource) throws IOException {
        try (URLClassLoader loader = loader()) {
            return loader.findResource(resource) != null;
        }
    }

    /** Reads the first properties file of that name; empty where there is none. */
    Properties properties(String resource) throws IOException {
        Properties properties = new Properties();
        try (URLClassLoader loader = loader()) {
            URL found = loader.findResource(resource);
            if (found != null) {
                try (InputStream in = found.openStream()) {
                    properties.load(in);
                }
            }
        }
        return properties;
    }

    /** Looks services up as a test JVM will: what is named is loaded, and neither initialised nor created. */
    Services services(String type) throws IOException {
        try (URLClassLoader loader = loader()) {
            Class<?> service = Class.forName(type, false, loader);
            return new Services(
                    ServiceLoader.load(service, loader).stream()
                            .map(provider -> provider.type().getName())
                            .toList(),
                    Optional.empty());
        } catch (ClassNotFoundException e) {
            return new Services(List.of(), Optional.empty());
        } catch (ServiceConfigurationError | LinkageError e) {
            return new Services(List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private URLClassLoader loader() throws MalformedURLException {
        URL[] urls = new URL[elements.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = elements.get(i).toUri().toURL();
        }
        // Maven's own classes are not on the class path of tests.
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }
}
