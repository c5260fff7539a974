package io.github.energyjunit.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.cpu.BusyClocks;
import io.github.energyjunit.meter.cpu.CpuInfo;
import io.github.energyjunit.meter.host.HostSystem;
import io.github.energyjunit.meter.host.UnknownSystem;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the system does not tell is said to be unknown; nothing is said about folders and commands of Linux. */
class OtherSystemTests {
    private static final CpuInfo NAMED = new CpuInfo("GenuineIntel", 6, 85, 7, "Xeon", false);
    private static final CpuInfo UNNAMED = new CpuInfo("", -1, -1, -1, CpuInfo.UNKNOWN, false);

    @ParameterizedTest
    @CsvSource({"Windows 11, powercfg", "Mac OS X, pmset", "FreeBSD, not looked at"})
    void says_what_is_true_there(String name, String powerPlan) {
        Diagnosis diagnosis = examine(new UnknownSystem(name, NAMED), Map.of());

        assertThat(diagnosis.toText())
                .contains("energy-junit doctor: Xeon", name + " shows programs no counter", powerPlan)
                .contains("powercap    measured   no   " + name + " has none")
                .contains("Tests would be ESTIMATED")
                .doesNotContain("/sys", "/proc", "\\sys", "\\proc", "modprobe", "sudo", "governor", "turbo");
        assertThat(diagnosis.exitStatus()).isOne();
    }

    @Test
    void says_that_an_unknown_processor_compares_with_nothing() {
        assertThat(examine(new UnknownSystem("Windows 11", UNNAMED), Map.of()).toText())
                .contains("no result is comparable with a baseline");
    }

    @Test
    void looks_where_a_setting_says() {
        assertThat(examine(new UnknownSystem("Windows 11", NAMED), Map.of("energy.powercap.root", "nowhere"))
                        .toText())
                .contains("nowhere does not exist");
    }

    @Test
    void says_how_coarse_the_clocks_are() {
        HostSystem host = new UnknownSystem("Windows 11", NAMED);
        assertThat(new OtherSystem(host, NAMED, BusyClocks.absent(), 15_625_000).find(() -> 0))
                .extracting(Finding::text)
                .contains(
                        "threads' clocks move in steps of 15.6 ms: below 156 ms of work a test is COARSE_CPU_TIME",
                        "unknown: the JDK does not report the load, so other programs' share is not subtracted");
    }

    private static Diagnosis examine(HostSystem host, Map<String, String> settings) {
        return Doctor.of(host, System::nanoTime, nanos -> {}, () -> 0.01)
                .examine(new Configuration(key -> Optional.ofNullable(settings.get(key))));
    }
}
