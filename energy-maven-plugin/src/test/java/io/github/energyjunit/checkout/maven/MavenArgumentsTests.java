package io.github.energyjunit.checkout.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version is built by the settings that this build was called with. */
class MavenArgumentsTests {

    @TempDir
    Path folder;

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();

    @BeforeEach
    void haveARepository() {
        request.setLocalRepositoryPath(folder.resolve("repository").toFile());
    }

    @Test
    void settings_and_toolchains_that_were_named_are_those_of_both_versions() throws IOException {
        request.setUserSettingsFile(file("settings.xml"));
        request.setGlobalSettingsFile(file("global settings.xml"));
        request.setUserToolchainsFile(file("toolchains.xml"));
        request.setGlobalToolchainsFile(file("global toolchains.xml"));

        assertThat(MavenArguments.of(request))
                .containsSubsequence("-s", folder.resolve("settings.xml").toString())
                .containsSubsequence(
                        "-gs", folder.resolve("global settings.xml").toString())
                .containsSubsequence("-t", folder.resolve("toolchains.xml").toString())
                .containsSubsequence(
                        "-gt", folder.resolve("global toolchains.xml").toString());
    }

    @Test
    void files_that_are_not_there_are_not_named() {
        request.setUserSettingsFile(folder.resolve("settings.xml").toFile());
        request.setUserToolchainsFile(folder.resolve("toolchains.xml").toFile());

        assertThat(MavenArguments.of(request)).containsExactly("-Dmaven.repo.local=" + folder.resolve("repository"));
    }

    @Test
    void profiles_and_properties_are_handed_on_but_not_what_is_ours() {
        request.setOffline(true);
        request.addActiveProfile("fast");
        request.addInactiveProfile("slow");
        request.getUserProperties().setProperty("revision", "1 2");
        request.getUserProperties().setProperty("energy.source", "estimate");

        assertThat(MavenArguments.of(request))
                .containsExactly(
                        "-o", "-Pfast,!slow", "-Dmaven.repo.local=" + folder.resolve("repository"), "-Drevision=1 2");
    }

    private File file(String name) throws IOException {
        return Files.createFile(folder.resolve(name)).toFile();
    }
}
