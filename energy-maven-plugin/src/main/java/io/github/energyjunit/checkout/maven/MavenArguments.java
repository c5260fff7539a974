package io.github.energyjunit.checkout.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/** Calls another Maven as this one was called: with its settings, toolchains, profiles, local repository and properties. */
final class MavenArguments {

    private MavenArguments() {}

    static List<String> of(MavenExecutionRequest request) {
        List<String> arguments = new ArrayList<>();
        file(arguments, "-s", request.getUserSettingsFile());
        file(arguments, "-gs", request.getGlobalSettingsFile());
        file(arguments, "-t", request.getUserToolchainsFile());
        file(arguments, "-gt", request.getGlobalToolchainsFile());
        if (request.isOffline()) {
            arguments.add("-o");
        }
        List<String> profiles = new ArrayList<>(request.getActiveProfiles());
        request.getInactiveProfiles().forEach(profile -> profiles.add("!" + profile));
        if (!profiles.isEmpty()) {
            arguments.add("-P" + String.join(",", profiles));
        }
        arguments.add("-Dmaven.repo.local=" + request.getLocalRepositoryPath().getAbsolutePath());
        Properties properties = request.getUserProperties();
        properties.stringPropertyNames().stream()
                .filter(key -> !key.startsWith("energy.") && !key.equals("maven.repo.local"))
                .forEach(key -> arguments.add("-D" + key + "=" + properties.getProperty(key)));
        return arguments;
    }

    private static void file(List<String> arguments, String option, @Nullable File file) {
        if (file != null && file.exists()) {
            arguments.addAll(List.of(option, file.getAbsolutePath()));
        }
    }
}
