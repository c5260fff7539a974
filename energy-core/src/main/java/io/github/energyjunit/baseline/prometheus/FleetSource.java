package io.github.energyjunit.baseline.prometheus;

import io.github.energyjunit.baseline.Branch;
import io.github.energyjunit.meter.Configuration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a module's earlier builds are found.
 *
 * @param address of a Prometheus server, or of what speaks its HTTP API
 * @param module the label {@code module} of its series
 * @param branch the label {@code branch}; null to take builds of any
 * @param token sent as {@code Authorization: Bearer}, or null; never part of a message
 * @param patience how long all requests together may take
 */
public record FleetSource(
        URI address,
        String module,
        @Nullable String branch,
        @Nullable String token,
        Duration patience) {

    /** The environment variable that holds the token: settings end up in files and command lines. */
    public static final String TOKEN = "ENERGY_BASELINE_TOKEN";

    /** The key of the address. */
    public static final String KEY = "energy.baseline.prometheus";

    /** The key of the branch. */
    public static final String BRANCH = "energy.baseline.branch";

    /** The command that adds a build to the history. */
    public static final String COMMAND = "mvn verify energy:push";

    private static final Duration USUAL = Duration.ofSeconds(30);

    /** Waits as long as is usual. */
    public FleetSource(URI address, String module, @Nullable String branch, @Nullable String token) {
        this(address, module, branch, token == null || token.isBlank() ? null : token.strip(), USUAL);
    }

    /**
     * Reads the keys {@value #KEY} and {@value #BRANCH}; null where no server is named.
     *
     * @param directory where the branch is looked for that no setting names
     * @throws io.github.energyjunit.meter.InvalidConfigurationException if the address is none
     */
    public static @Nullable FleetSource of(Configuration configuration, String module, Path directory) {
        return configuration
                .address(KEY)
                .map(address -> new FleetSource(
                        address,
                        module,
                        configuration
                                .text(BRANCH)
                                .or(() -> Branch.of(directory, System.getenv()))
                                .orElse(null),
                        System.getenv(TOKEN)))
                .orElse(null);
    }

    /** Returns it as a name for people. */
    public String name() {
        return "Prometheus " + address + " (module " + module + (branch == null ? "" : ", branch " + branch) + ")";
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return name();
    }
}
