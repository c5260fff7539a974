package io.github.energyjunit.checkout;

import java.io.File;
import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs tests inside their named module, as Surefire does: tests with a descriptor are a module of their own, others are
 * patched into that of the main classes. The module and what it requires are on the module path, its tests are opened to
 * JUnit, and all else stays on the class path.
 *
 * @param options of the JVM; none where tests run on the class path alone
 * @param classPath what is left of the class path
 */
public record ModulePath(List<String> options, List<String> classPath) {

    private static final String DESCRIPTOR = "module-info.class";

    /** Copies the lists. */
    public ModulePath {
        options = List.copyOf(options);
        classPath = List.copyOf(classPath);
    }

    /**
     * Divides a class path.
     *
     * @param classes the main classes, which are a module or not
     * @param tests their tests, which may be a module of their own
     * @throws IOException if a folder cannot be read
     */
    public static ModulePath of(Path classes, Path tests, List<String> classPath) throws IOException {
        boolean ownModule = Files.isRegularFile(tests.resolve(DESCRIPTOR));
        if (!ownModule && !Files.isRegularFile(classes.resolve(DESCRIPTOR))) {
            return new ModulePath(List.of(), classPath);
        }
        Map<String, String> places = new LinkedHashMap<>();
        Map<String, ModuleDescriptor> modules = new HashMap<>();
        for (String element : classPath) {
            module(Path.of(element)).ifPresent(module -> {
                // The first of a name wins, as on the class path.
                if (modules.putIfAbsent(module.name(), module) == null) {
                    places.put(element, module.name());
                }
            });
        }
        ModuleDescriptor own = module(ownModule ? tests : classes).orElseThrow();
        Set<String> needed = needed(own, modules);
        List<String> modulePath = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String element : classPath) {
            if (needed.contains(places.getOrDefault(element, ""))) {
                modulePath.add(element);
            } else if (!Path.of(element).equals(tests)) {
                rest.add(element);
            }
        }
        List<String> options = new ArrayList<>(List.of("--module-path", String.join(File.pathSeparator, modulePath)));
        if (!ownModule) {
            options.addAll(List.of("--patch-module", own.name() + "=" + tests));
        }
        options.addAll(List.of("--add-modules", own.name(), "--add-reads", own.name() + "=ALL-UNNAMED"));
        for (String each : packages(tests)) {
            options.addAll(List.of("--add-opens", own.name() + "/" + each + "=ALL-UNNAMED"));
        }
        needed.forEach(name -> options.addAll(exportsToSome(Objects.requireNonNull(modules.get(name)))));
        return new ModulePath(options, rest);
    }

    /** JUnit's modules export packages to each other, of which those that start the tests are on the class path. */
    private static List<String> exportsToSome(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(ModuleDescriptor.Exports::isQualified)
                .flatMap(exported ->
                        Stream.of("--add-exports", module.name() + "/" + exported.source() + "=ALL-UNNAMED"))
                .toList();
    }

    /** Returns what the module requires, and whoever provides what is used there. */
    private static Set<String> needed(ModuleDescriptor own, Map<String, ModuleDescriptor> modules) {
        Set<String> needed = new LinkedHashSet<>(Set.of(own.name()));
        List<ModuleDescriptor> open = new ArrayList<>(List.of(own));
        Set<String> used = new TreeSet<>();
        while (!open.isEmpty()) {
            ModuleDescriptor next = open.remove(0);
            used.addAll(next.uses());
            Stream<String> required = next.requires().stream()
                    .filter(each -> !each.modifiers().contains(Modifier.STATIC))
                    .map(ModuleDescriptor.Requires::name);
            Stream<String> providing = modules.values().stream()
                    .filter(each -> each.provides().stream().anyMatch(provides -> used.contains(provides.service())))
                    .map(ModuleDescriptor::name);
            Stream.concat(required, providing)
                    .filter(modules::containsKey)
                    .filter(needed::add)
                    .forEach(name -> open.add(modules.get(name)));
        }
        return needed;
    }

    private static Optional<ModuleDescriptor> module(Path element) {
        boolean possible = Files.isDirectory(element)
                ? Files.isRegularFile(element.resolve(DESCRIPTOR))
                : Files.isRegularFile(element);
        if (!possible) {
            return Optional.empty();
        }
        try {
            return ModuleFinder.of(element).findAll().stream()
                    .map(found -> found.descriptor())
                    .findFirst();
        } catch (FindException e) {
            // Nothing can require what has no valid name.
            return Optional.empty();
        }
    }

    private static Set<String> packages(Path tests) throws IOException {
        try (Stream<Path> files = Files.walk(tests)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> tests.relativize(file).getParent())
                    .filter(folder -> folder != null)
                    .map(folder -> folder.toString().replace(File.separatorChar, '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
