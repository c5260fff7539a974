package io.github.energyjunit.meter.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.cpu.CpuShare;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateProviderTests {
    private static final CpuInfo MILAN = new CpuInfo("AuthenticAMD", 25, 1, 1, "AMD EPYC 7763 64-Core Processor", true);

    private long busy;
    private long now;
    private final BusyClock clock = new BusyClock() {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public long nanos() {
            return busy;
        }

        @Override
        public void close() {}
    };

    @ParameterizedTest
    @CsvSource({
        "AuthenticAMD, 23, 1, 2, EPYC 1st generation",
        "AuthenticAMD, 23, 49, 0, EPYC 2nd generation",
        "AuthenticAMD, 25, 1, 1, EPYC 3rd generation",
        "AuthenticAMD, 25, 17, 1, EPYC 4th generation",
        "AuthenticAMD, 26, 2, 1, EPYC 5th generation (4th stands in)",
        "GenuineIntel, 6, 79, 1, Broadwell",
        "GenuineIntel, 6, 85, 4, Skylake",
        "GenuineIntel, 6, 85, 7, Cascade Lake",
        "GenuineIntel, 6, 106, 6, Ice Lake",
        "GenuineIntel, 6, 143, 8, Sapphire Rapids",
        "GenuineIntel, 6, 207, 2, Emerald Rapids",
        "ARM, -1, 0xd40, -1, Graviton (EPYC 2nd generation stands in)",
        "Nobody, 1, 1, 1, unknown",
    })
    void knows_the_architecture_by_family_and_model(
            String vendor, int family, String model, int stepping, String architecture) {
        CpuInfo cpu = new CpuInfo(vendor, family, Integer.decode(model), stepping, "", false);

        assertThat(Coefficients.of(cpu).architecture()).isEqualTo(architecture);
    }

    @Test
    void follows_the_worked_case_of_a_hosted_runner_with_four_threads() {
        SourceInfo.Model model = model(Map.of(), 4);

        assertThat(model.idleWatts()).isEqualTo(1.80, within(1e-9));
        assertThat(model.joulesPerCpuSecond()).isEqualTo(1.57, within(1e-9));
    }

    @Test
    void takes_the_watts_of_the_whole_machine_that_the_user_knows() {
        SourceInfo.Model model = model(Map.of("energy.estimate.idleWatts", "10", "energy.estimate.maxWatts", "90"), 4);

        assertThat(model.idleWatts()).isEqualTo(10);
        assertThat(model.joulesPerCpuSecond()).isEqualTo(20);
        assertThat(model.name()).isEqualTo("ccf-2026.04/linear/own-watts");
    }

    @Test
    void charges_a_container_the_idle_power_of_its_share_alone() {
        SourceInfo info = ((Probe.Available) new EstimateProvider(MILAN, new CpuShare(8, 1.5), clock)
                        .probe(new Configuration(key -> Optional.empty())))
                .source()
                .info();

        assertThat(Objects.requireNonNull(info.model()).idleWatts()).isEqualTo(0.45 * 1.5, within(1e-9));
        assertThat(info.model().joulesPerCpuSecond()).isEqualTo(1.57, within(1e-9));
        assertThat(info.notes().get(0)).contains("may use 1.50 of them");
    }

    @Test
    void refuses_a_maximum_below_idle() {
        assertThatThrownBy(() -> model(Map.of("energy.estimate.idleWatts", "10", "energy.estimate.maxWatts", "9"), 4))
                .hasMessage("Invalid value '9' for energy.estimate.maxWatts: expected at least the idle power of"
                        + " 10.0 W.");
    }

    @Test
    void refuses_watts_that_are_no_number() {
        assertThatThrownBy(() -> model(Map.of("energy.estimate.idleWatts", "ten"), 4))
                .hasMessage("Invalid value 'ten' for energy.estimate.idleWatts: expected a number of at least 0.0.");
    }

    @Test
    void adds_idle_power_over_time_and_joules_per_busy_second() {
        SourceInfo.Model model = new SourceInfo.Model("m", 0.3, 2, 3);
        SourceInfo info = ((Probe.Available) probe(Map.of(), 1)).source().info();
        EnergySource source = new EstimateSource(info, model, clock, () -> now);
        busy = 5_000_000_000L;
        long before = read(source);
        now += 10_000_000_000L;
        busy += 4_000_000_000L;

        assertThat(read(source) - before).isEqualTo(10 * 2_000_000 + 4 * 3_000_000);
    }

    @Test
    void uses_its_own_cpu_time_where_the_machines_is_not_known() {
        busy = BusyClock.NO_READING;

        assertThat(read(((Probe.Available) probe(Map.of(), 1)).source())).isPositive();
    }

    private static long read(EnergySource source) {
        long[] microjoules = new long[1];
        source.read(microjoules);
        return microjoules[0];
    }

    private SourceInfo.Model model(Map<String, String> settings, int cpus) {
        SourceInfo info = ((Probe.Available) probe(settings, cpus)).source().info();
        return Objects.requireNonNull(info.model());
    }

    private Probe probe(Map<String, String> settings, int cpus) {
        return new EstimateProvider(MILAN, new CpuShare(cpus, cpus), clock)
                .probe(new Configuration(key -> Optional.ofNullable(settings.get(key))));
    }
}
