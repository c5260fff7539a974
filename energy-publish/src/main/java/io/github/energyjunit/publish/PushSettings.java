package io.github.energyjunit.publish;

import io.github.energyjunit.meter.Configuration;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where metrics go, and how much is sent.
 *
 * @param otlp address of a collector that takes OTLP over HTTP, or {@code null}
 * @param pushgateway address of a Pushgateway, or {@code null}
 * @param timeout how long one server may take, all attempts together
 * @param maxTests how many tests at most have series of their own
 * @param branch the branch that was built, or {@code null} when it is not known
 * @param token sent as {@code Authorization: Bearer}, or {@code null}; never part of a message
 */
public record PushSettings(
        @Nullable URI otlp,
        @Nullable URI pushgateway,
        Duration timeout,
        int maxTests,
        @Nullable String branch,
        @Nullable String token) {

    /** The environment variable that holds the token: settings end up in files and command lines. */
    public static final String TOKEN = "ENERGY_PUSH_TOKEN";

    /** Key of {@link #otlp}. */
    public static final String OTLP = "energy.push.otlp";

    /** Key of {@link #pushgateway}. */
    public static final String PUSHGATEWAY = "energy.push.pushgateway";

    /** Key of {@link #branch}. */
    public static final String BRANCH = "energy.push.branch";

    /** Key of {@link #timeout}. */
    public static final String TIMEOUT = "energy.push.timeout";

    /** Key of {@link #maxTests}. */
    public static final String MAX_TESTS = "energy.push.maxTests";

    /** Says that there is no server to push to. */
    public static final String NOWHERE = "Nothing is pushed: neither " + OTLP + " nor " + PUSHGATEWAY
            + " is set. Set one to the address of a server, such as -D" + PUSHGATEWAY + "=http://localhost:9091";

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final int DEFAULT_TESTS = 2_000;
    private static final int MOST_TESTS = 100_000;

    /**
     * Reads the keys {@code energy.push.*}.
     *
     * @param token value of {@value #TOKEN}, or {@code null}
     * @param built finds the branch where no setting names it
     * @throws io.github.energyjunit.meter.InvalidConfigurationException if a value is not allowed
     */
    public static PushSettings of(
            Configuration configuration, @Nullable String token, Supplier<Optional<String>> built) {
        return new PushSettings(
                address(configuration, OTLP),
                address(configuration, PUSHGATEWAY),
                configuration.duration(TIMEOUT, LONGEST).orElse(DEFAULT_TIMEOUT),
                configuration.count(MAX_TESTS, 1, MOST_TESTS).orElse(DEFAULT_TESTS),
                configuration.text(BRANCH).or(built).orElse(null),
                token == null || token.isBlank() ? null : token.strip());
    }

    /** Returns a text without the token. */
    @Override
    public String toString() {
        return "PushSettings[otlp=" + otlp + ", pushgateway=" + pushgateway + ", branch=" + branch + "]";
    }

    /** Returns whether there is a server to push to. */
    public boolean isOn() {
        return otlp != null || pushgateway != null;
    }

    private static @Nullable URI address(Configuration configuration, String key) {
        URI address = configuration.address(key).orElse(null);
        if (address != null && (address.getUserInfo() != null || address.getQuery() != null)) {
            throw configuration.notAllowed(
                    key,
                    "an address without user, password or query; a token goes into the environment variable " + TOKEN);
        }
        return address;
    }
}
