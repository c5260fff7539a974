package io.github.energyjunit.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells of a package which jar or folder of a class path it comes from, or which module of the JDK. */
final class Dependencies {

    static final String UNKNOWN = "(unknown)";

    /** A package that the JDK which makes the report does not have, as that of the tests is another one. */
    static final String ANOTHER_JDK = "JDK of the tests";

    private static final Pattern OF_A_JDK = Pattern.compile("(?:java|jdk|sun)\\..+");

    /** Where each package was found first, as class loaders do. */
    private final Map<String, String> places = new HashMap<>();

    private Dependencies() {}

    /** Looks into jars and folders; what cannot be read is passed by. */
    static Dependencies of(Collection<String> classPath, Set<String> packages) {
        Dependencies found = new Dependencies();
        ModuleLayer.boot()
                .modules()
                .forEach(module -> module.getPackages().stream()
                        .filter(packages::contains)
                        .forEach(name -> found.jdk(module.getName(), name)));
        new LinkedHashSet<>(classPath).forEach(entry -> found.look(Path.of(entry), packages));
        return found;
    }

    /** Returns the jar's name, {@code folder/…}, {@code JDK module …} or {@code native …} of a method. */
    String of(String method) {
        if (NativeFrames.library(method) != null) {
            return "native " + NativeFrames.library(method);
        }
        String place = places.get(packageOf(method));
        if (place != null) {
            return place;
        }
        return OF_A_JDK.matcher(method).matches() ? ANOTHER_JDK : UNKNOWN;
    }

    /** Returns the package of a method, or the library of a native one. */
    static String packageOf(String method) {
        String library = NativeFrames.library(method);
        if (library != null) {
            return library;
        }
        int end = method.lastIndexOf('.');
        int type = end < 0 ? -1 : method.lastIndexOf('.', end - 1);
        return type < 0 ? "(default package)" : method.substring(0, type);
    }

    private void jdk(String module, String name) {
        if (module.startsWith("java.") || module.startsWith("jdk.")) {
            places.putIfAbsent(name, "JDK " + module);
        }
    }

    private void look(Path entry, Set<String> packages) {
        try {
            if (Files.isDirectory(entry)) {
                packages.stream()
                        .filter(name -> Files.isDirectory(entry.resolve(name.replace('.', '/'))))
                        .forEach(name -> places.putIfAbsent(name, folder(entry)));
            } else if (Files.isRegularFile(entry)) {
                lookIntoJar(entry, packages);
            }
        } catch (IOException e) {
            // A jar that is gone by now tells nothing; its packages are called unknown.
        }
    }

    private void lookIntoJar(Path jar, Set<String> packages) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && name.indexOf('/') >= 0)
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .filter(packages::contains)
                    .forEach(name -> places.putIfAbsent(name, String.valueOf(jar.getFileName())));
        }
    }

    /** Two names of a build's folders say more than one: {@code target/classes}. */
    private static String folder(Path entry) {
        int names = entry.getNameCount();
        return entry.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
    }
}
