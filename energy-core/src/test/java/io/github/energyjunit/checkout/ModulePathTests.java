package io.github.energyjunit.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulePathTests {

    @TempDir
    Path folder;

    private Path classes;
    private Path tests;
    private Path library;
    private Path provider;
    private Path plain;

    @BeforeEach
    void compile() throws IOException {
        library = jar("library", "module lib { exports lib; }", "lib/Lib", "package lib; public interface Lib {}");
        provider = jar(
                "provider",
                "module prov { requires lib; provides lib.Lib with prov.Prov; }",
                "prov/Prov",
                "package prov; public class Prov implements lib.Lib {}");
        plain = jar("plain", null, "plain/Plain", "package plain; public class Plain {}");
        classes = folder.resolve("my classes");
        compile(
                classes,
                "module shop { requires lib; uses lib.Lib; }",
                "shop/Shop",
                "package shop; class Shop { static long providers() {"
                        + " return java.util.ServiceLoader.load(lib.Lib.class).stream().count(); } }");
        tests = folder.resolve("my tests");
        compile(
                tests,
                null,
                "shop/ShopCase",
                "package shop; public class ShopCase { public static void main(String... none) {"
                        + " System.out.println(ShopCase.class.getModule() + \" \" + Shop.providers() + \" \""
                        + " + plain.Plain.class.getModule().isNamed()); } }");
    }

    @Test
    void tests_of_a_named_module_run_in_it_with_what_it_requires_and_uses() throws Exception {
        ModulePath path = ModulePath.of(classes, tests, classPath());

        assertThat(path.classPath()).containsExactly(plain.toString());
        assertThat(run(path, "-m", "shop/shop.ShopCase")).isEqualTo("module shop 1 false");
    }

    @Test
    void without_a_module_everything_is_on_the_class_path() throws IOException {
        Files.delete(classes.resolve("module-info.class"));

        assertThat(ModulePath.of(classes, tests, classPath())).isEqualTo(new ModulePath(List.of(), classPath()));
    }

    @Test
    void tests_that_are_a_module_of_their_own_run_in_it() throws Exception {
        tests = folder.resolve("own tests");
        compile(
                tests,
                "module till.tests { requires shop; requires lib; requires plain; uses lib.Lib; }",
                "till/TillCase",
                "package till; public class TillCase { public static void main(String... none) {"
                        + " System.out.println(TillCase.class.getModule() + \" \""
                        + " + java.util.ServiceLoader.load(lib.Lib.class).stream().count() + \" \""
                        + " + plain.Plain.class.getModule().isNamed()); } }");
        ModulePath path = ModulePath.of(classes, tests, classPath());

        assertThat(path.classPath()).isEmpty();
        assertThat(run(path, "-m", "till.tests/till.TillCase")).isEqualTo("module till.tests 1 true");
        assertThat(path.options()).contains("till.tests/till=ALL-UNNAMED");
    }

    @Test
    void what_junit_exports_to_its_own_modules_is_exported_to_its_parts_on_the_class_path() throws Exception {
        library = jar(
                "library", "module lib { exports lib to shop; }", "lib/Lib", "package lib; public interface Lib {}");
        Path engine = jar(
                "engine",
                null,
                "engine/Engine",
                "package engine; public class Engine { public static void main(String... none) {"
                        + " System.out.println(new lib.Lib() {}.hashCode() != 0); } }");
        ModulePath path = ModulePath.of(
                classes,
                tests,
                List.of(tests, classes, engine, library).stream()
                        .map(Path::toString)
                        .toList());

        assertThat(path.classPath()).containsExactly(engine.toString());
        assertThat(run(path, "engine.Engine")).isEqualTo("true");
    }

    @Test
    void what_has_no_name_of_a_module_and_what_is_not_there_stay_on_the_class_path() throws IOException {
        Path unnamed = Files.copy(plain, folder.resolve("1-2-3.jar"));
        List<String> all = new ArrayList<>(classPath());
        all.addAll(List.of(unnamed.toString(), folder.resolve("gone.jar").toString()));

        assertThat(ModulePath.of(classes, tests, all).classPath())
                .containsExactly(
                        plain.toString(),
                        unnamed.toString(),
                        folder.resolve("gone.jar").toString());
    }

    private List<String> classPath() {
        return List.of(tests, classes, plain, library, provider).stream()
                .map(Path::toString)
                .toList();
    }

    private String run(ModulePath path, String... main) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(path.options());
        arguments.addAll(List.of("-cp", String.join(File.pathSeparator, path.classPath())));
        arguments.addAll(List.of(main));
        try (ArgumentFile file = ArgumentFile.of(arguments)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "@" + file.path())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return text;
        }
    }

    private Path jar(String name, @Nullable String module, String type, String source) throws IOException {
        Path compiled = folder.resolve(name);
        compile(compiled, module, type, source);
        Path jar = folder.resolve(name + ".jar");
        call("jar", List.of("--create", "--file", jar.toString(), "-C", compiled.toString(), "."));
        return jar;
    }

    private void compile(Path target, @Nullable String module, String type, String source) throws IOException {
        Path sources = folder.resolve(target.getFileName() + "-sources");
        Path file = sources.resolve(type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        List<String> arguments = new ArrayList<>(List.of("-d", target.toString(), file.toString()));
        String before = String.join(
                File.pathSeparator,
                List.of("library.jar", "plain.jar", "my classes").stream()
                        .map(each -> folder.resolve(each).toString())
                        .toList());
        if (module == null) {
            arguments.addAll(List.of("-cp", before));
        } else {
            Path descriptor = sources.resolve("module-info.java");
            Files.writeString(descriptor, module);
            arguments.addAll(List.of("--module-path", before, descriptor.toString()));
        }
        call("javac", arguments);
    }

    private static void call(String tool, List<String> arguments) {
        assertThat(ToolProvider.findFirst(tool)
                        .orElseThrow()
                        .run(System.out, System.err, arguments.toArray(String[]::new)))
                .isZero();
    }
}
