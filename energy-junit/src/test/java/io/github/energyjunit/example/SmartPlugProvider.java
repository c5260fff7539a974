package io.github.energyjunit.example;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import io.github.energyjunit.meter.relay.Feed;
import io.github.energyjunit.meter.relay.RelaySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Follows a smart plug whose meter is written to a file, in watt-hours, by whatever talks to the plug. */
public final class SmartPlugProvider implements SourceProvider {
    private static final String FILE = "energy.plug.file";
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final double MICROJOULES_PER_WATT_HOUR = 3_600e6;

    @Override
    public String name() {
        return "smart-plug";
    }

    @Override
    public Quality quality() {
        return Quality.RELAYED;
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.path(FILE, "a file"));
    }

    @Override
    public Probe probe(Configuration configuration) {
        Path file = configuration.path(FILE).orElse(null);
        if (file == null) {
            return Probe.Unavailable.notHere(FILE + " is not set", "set -Denergy.plug.file=<meter's file>");
        }
        List<Domain> domains = List.of(new Domain("plug", true));
        SourceInfo info = new SourceInfo(name(), quality(), domains, PERIOD, null, List.of("read from " + file));
        return new Probe.Available(RelaySource.follow(info, new PlugFeed(file), PERIOD));
    }

    private record PlugFeed(Path file) implements Feed {
        @Override
        public long[] next() throws IOException {
            try {
                double wattHours = Double.parseDouble(Files.readString(file).strip());
                return new long[] {Math.round(wattHours * MICROJOULES_PER_WATT_HOUR)};
            } catch (IOException | NumberFormatException e) {
                throw new IOException(file + " is missing, or holds no number", e);
            }
        }

        @Override
        public void close() {}
    }
}
