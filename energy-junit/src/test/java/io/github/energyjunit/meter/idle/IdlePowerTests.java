package io.github.energyjunit.meter.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.InvalidConfigurationException;
import io.github.energyjunit.meter.Meter;
import io.github.energyjunit.meter.ScriptedSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdlePowerTests {
    private final ScriptedSource source = new ScriptedSource(new Domain("package-0", true));
    private final long[] now = new long[1];
    private Duration waited = Duration.ZERO;
    private int windows;

    private IdlePower.Result calibrate(double... watts) {
        return IdlePower.calibrate(new Meter(source, () -> now[0]), Duration.ofMillis(800), duration -> {
            now[0] += duration.toNanos();
            source.raw[0] += Math.round(watts[windows++ % watts.length] * duration.toNanos() / 1_000);
            waited = waited.plus(duration);
        });
    }

    private static Configuration settings(String... pairs) {
        Map<String, String> map =
                pairs.length == 2 ? Map.of(pairs[0], pairs[1]) : Map.of(pairs[0], pairs[1], pairs[2], pairs[3]);
        return new Configuration(key -> Optional.ofNullable(map.get(key)));
    }

    @Test
    void takesTheLowestWindowOnceAnotherConfirmsIt() {
        assertThat(calibrate(30, 12.5, 55, 12.7, 13, 40, 25, 25).watts()).isCloseTo(12.5, within(1e-6));
        assertThat(waited).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void believesNoWindowThatStandsAlone() {
        IdlePower.Result result = calibrate(30, 8, 55, 20, 31, 40, 25, 25);

        assertThat(result.watts()).isNull();
        assertThat(result.explanation()).contains("not quiet", "8.00", "20.00", "energy.idle.time", "energy.idleWatts");
    }

    @Test
    void hasNothingToTakeOffWhereCountersStandStill() {
        IdlePower.Result result = calibrate(0);

        assertThat(result.watts()).isNull();
        assertThat(result.explanation()).contains("did not move");
    }

    @Test
    void takesWhatIsSet() {
        assertThat(IdlePower.calibrate(settings("energy.idleWatts", "7.5")).watts())
                .isEqualTo(7.5);
        assertThat(IdlePower.given(settings("energy.idleWatts", "7.5", "energy.idle", "off")))
                .isNull();
        assertThat(IdlePower.calibrate(settings("energy.idle", "off")).explanation())
                .contains("energy.idle");
        assertThat(IdlePower.calibrate(settings("energy.source", "estimate")).watts())
                .isNull();
    }

    @Test
    void refusesWhatIsNotAllowed() {
        assertThatThrownBy(() -> IdlePower.given(settings("energy.idle", "yes")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll("energy.idle", "yes", "auto, off");
        assertThatThrownBy(() -> IdlePower.given(settings("energy.idleWatts", "-1")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll("energy.idleWatts", "-1");
        assertThatThrownBy(() -> IdlePower.calibrate(settings("energy.idle.time", "2 days")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContainingAll("energy.idle.time", "2 days", "800ms");
    }
}
