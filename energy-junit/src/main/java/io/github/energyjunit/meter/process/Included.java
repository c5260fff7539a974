package io.github.energyjunit.meter.process;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.InvalidConfigurationException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what counts as a test's beside its JVM and the processes that this has started.
 *
 * @param containers whether all containers of the machine do
 * @param processes names of processes of the machine that do
 */
public record Included(boolean containers, SortedSet<String> processes) {
    /** The setting. */
    public static final String KEY = "energy.include";

    /** What the setting may be, to follow "expected" in a message. */
    public static final String ALLOWED = "containers, process:<name>, or several with commas between them,"
            + " for instance containers,process:postgres";

    /** Nothing more. */
    public static final Included NOTHING = new Included(false, new TreeSet<>());

    private static final String CONTAINERS = "containers";
    private static final String PROCESS = "process:";

    /** Linux keeps no more of a name. */
    private static final int LONGEST_NAME = 15;

    /**
     * Reads the setting.
     *
     * @throws InvalidConfigurationException if it has a value that is not allowed
     */
    public static Included of(Configuration configuration) {
        String value = configuration.text(KEY).orElse("");
        if (value.isEmpty()) {
            return NOTHING;
        }
        if (!isAllowed(value)) {
            throw configuration.notAllowed(KEY, ALLOWED);
        }
        SortedSet<String> names = parts(value)
                .filter(part -> part.startsWith(PROCESS))
                .map(part -> part.substring(PROCESS.length()).strip())
                .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Included(namesContainers(value), names);
    }

    /** Returns whether the setting may have a value. */
    public static boolean isAllowed(String value) {
        return parts(value)
                .allMatch(part -> part.equals(CONTAINERS)
                        || (part.startsWith(PROCESS)
                                && !part.substring(PROCESS.length()).isBlank()));
    }

    /** Returns whether containers are among what {@link #label()} has named, which may be empty. */
    public static boolean namesContainers(String label) {
        return parts(label).anyMatch(CONTAINERS::equals);
    }

    private static Stream<String> parts(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip);
    }

    /** Returns it in words, the same for the same, or {@code null} where it is nothing. */
    public @Nullable String label() {
        String label = Stream.concat(
                        containers ? Stream.of(CONTAINERS) : Stream.empty(),
                        processes.stream().map(PROCESS::concat))
                .collect(Collectors.joining(","));
        return label.isEmpty() ? null : label;
    }
}
