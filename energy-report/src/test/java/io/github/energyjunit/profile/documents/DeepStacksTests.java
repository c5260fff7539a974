package io.github.energyjunit.profile.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.energyjunit.ci.CodePlaces;
import io.github.energyjunit.formats.Formats;
import io.github.energyjunit.profile.Difference;
import io.github.energyjunit.profile.MadeUpProfiles;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.reading.Analyzer;
import io.github.energyjunit.reading.Recording;
import io.github.energyjunit.report.Report;
import io.github.energyjunit.units.Joules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recursion: both engines record up to 2,048 frames of a stack, async-profiler unless told otherwise. */
class DeepStacksTests {
    private static final int DEPTH = 2_100;

    /** A thread of a small stack, as some systems have by default. */
    private static final long STACK = 512 << 10;

    @TempDir
    private Path output;

    @Test
    void two_thousand_frames_go_into_every_document() throws Exception {
        List<String> deep = new ArrayList<>();
        for (int i = 0; i < DEPTH; i++) {
            deep.add("com.acme.Tree.visit" + i % 3);
        }
        List<String> deeper = new ArrayList<>(deep);
        deeper.add("com.acme.Leaf.sum");
        Recording.measured(output).add("com.acme.TreeTest#visits()", 2);

        onSmallStack(() -> {
            var analysis = Analyzer.ofAnything().analyse(output);
            var profiles = MadeUpProfiles.of(analysis, test -> Map.of(deep, 30, deeper, 70));
            Report report = new Report("acme", Instant.now(), analysis).with(profiles);
            TestProfile profile = profiles.of("com.acme.TreeTest#visits()").orElseThrow();
            assertThat(Difference.of(Joules.of(2), Joules.of(2), profiles, profile, profiles, profile)
                            .changes())
                    .isEmpty();
            return Formats.of("all", Map.of()).write(report, output, new CodePlaces(output, output, List.of()));
        });

        JsonNode json = new ObjectMapper().readTree(Files.readString(output.resolve("report.json")));
        assertThat(json.path("tests").get(0).path("methods"))
                .filteredOn(method -> method.path("method").asText().equals("com.acme.Tree.visit0"))
                .singleElement()
                .as("once, and not once for each frame of the recursion")
                .satisfies(visit -> assertThat(visit.path("joules").asDouble()).isEqualTo(2));
        assertThat(Files.readString(output.resolve("report.html"))).contains("com.acme.Tree.visit0");
        assertThat(Files.readString(output.resolve("profile-tests.collapsed"))).contains("com.acme.Leaf.sum 1400000");
        assertThat(output.resolve("profile-tests.speedscope.json")).isNotEmptyFile();
    }

    private static <T> T onSmallStack(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "small stack", STACK);
        thread.start();
        thread.join();
        return task.get();
    }
}
