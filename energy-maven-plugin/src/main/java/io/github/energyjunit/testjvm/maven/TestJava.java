package io.github.energyjunit.testjvm.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Finds the program {@code java} that will run tests, in the order in which Surefire does. */
final class TestJava {

    private static final String JDK = "jdk";

    private final MavenSession session;
    private final ToolchainManager toolchains;

    TestJava(MavenSession session, ToolchainManager toolchains) {
        this.session = session;
        this.toolchains = toolchains;
    }

    Path of(TestRunConfiguration configuration) {
        String jvm = configuration.text("jvm");
        if (!jvm.isEmpty()) {
            return Path.of(jvm);
        }
        Map<String, String> wanted = configuration.elements("jdkToolchain").stream()
                .collect(
                        Collectors.toMap(Xpp3Dom::getName, element -> String.valueOf(element.getValue()), (a, b) -> b));
        List<Toolchain> found = wanted.isEmpty() ? List.of() : toolchains.getToolchains(session, JDK, wanted);
        Toolchain toolchain = found.isEmpty() ? toolchains.getToolchainFromBuildContext(JDK, session) : found.get(0);
        String tool = toolchain == null ? null : toolchain.findTool("java");
        return tool == null ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(tool);
    }
}
