package io.github.energyjunit.baseline.prometheus;

import java.net.URI;
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
