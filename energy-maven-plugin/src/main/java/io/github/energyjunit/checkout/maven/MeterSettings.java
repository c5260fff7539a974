package io.github.energyjunit.checkout.maven;

import io.github.energyjunit.checkout.TestModule;
import io.github.energyjunit.settings.EnergyKey;
import io.github.energyjunit.testjvm.IdleCalibration;
import io.github.energyjunit.testjvm.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** What the test JVMs of both versions are told about measuring: the same, so that both are measured alike. */
public final class MeterSettings {
    /** What a comparison decides for the test JVMs itself. */
    private static final Set<EnergyKey> OURS = Set.of(
            EnergyKey.SKIP, EnergyKey.OUTPUT, EnergyKey.MEASURE, EnergyKey.SAMPLES, EnergyKey.WARMUPS, EnergyKey.TIME);

    private MeterSettings() {}

    /**
     * Take over what was given with the call, to the goal {@code prepare} or as properties of the POM, and measure the
     * idle power once.
     *
     * @param modules those of the head: sources on the class paths of their tests have keys of their own
     * @param warnings takes a sentence for each such source that cannot be loaded
     */
    public static Map<String, String> of(MavenSession session, List<TestModule> modules, Consumer<String> warnings) {
        PrepareSettings prepare = new PrepareSettings(ownFirst(session));
        Path root = Path.of(session.getExecutionRootDirectory());
        Map<EnergyKey, String> values = new TreeMap<>();
        for (EnergyKey key : EnergyKey.values()) {
            if (isTaken(key)) {
                setting(session, prepare, key)
                        .map(String::trim)
                        .filter(value -> !value.isEmpty())
                        .ifPresent(value -> values.put(key, absolute(key, value, root)));
            }
        }
        List<Path> classPath = modules.stream()
                .flatMap(module -> Stream.concat(module.roots().stream(), module.classPath().stream()))
                .distinct()
                .map(Path::of)
                .toList();
        SourceSettings.of(classPath, key -> property(session, key).map(String::trim), warnings)
                .forEach((key, value) -> values.put(key, absolute(key, value, root)));
        // A source of the tests' own cannot be opened here.
        String source = values.get(EnergyKey.SOURCE);
        if (source == null || !SourceSettings.names(classPath).contains(source.toLowerCase(Locale.ROOT))) {
            IdleCalibration.handOn(IdleCalibration.of(session.getRequest().getData(), values), values);
        }
        Map<String, String> settings = new TreeMap<>();
        values.keySet().removeIf(key -> !key.isReadByTests());
        values.forEach((key, value) -> settings.put(key.key(), value));
        return settings;
    }

    /** What a module says of itself holds for it, before what others say. */
    private static List<MavenProject> ownFirst(MavenSession session) {
        return Stream.concat(Stream.ofNullable(session.getCurrentProject()), session.getProjects().stream())
                .toList();
    }

    /** How long idle power is measured is for us, not for the test JVMs. */
    private static boolean isTaken(EnergyKey key) {
        return (key.isReadByTests() && !OURS.contains(key))
                || key.equals(EnergyKey.IDLE_TIME)
                || key.equals(EnergyKey.IDLE_REMEMBER);
    }

    /** The base runs elsewhere, where a relative path would lead to something else. */
    static String absolute(EnergyKey key, String value, Path root) {
        return key.isPath() ? root.resolve(value).toString() : value;
    }

    private static Optional<String> setting(MavenSession session, PrepareSettings prepare, EnergyKey key) {
        return given(session, key.key()).or(() -> prepare.of(key)).or(() -> ofPom(session, key.key()));
    }

    /** The goal {@code prepare} has no parameters for keys of others. */
    private static Optional<String> property(MavenSession session, String key) {
        return given(session, key).or(() -> ofPom(session, key));
    }

    private static Optional<String> given(MavenSession session, String key) {
        return Optional.ofNullable(session.getUserProperties().getProperty(key));
    }

    private static Optional<String> ofPom(MavenSession session, String key) {
        return Optional.ofNullable(session.getCurrentProject())
                .map(pom -> pom.getProperties().getProperty(key));
    }
}
