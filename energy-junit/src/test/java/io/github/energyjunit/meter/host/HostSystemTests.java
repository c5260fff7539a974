package io.github.energyjunit.meter.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.meter.cpu.BusyClock;
import io.github.energyjunit.meter.cpu.CpuInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every system is asked in its own way, and may answer nothing. */
class HostSystemTests {
    private static final Command SILENT = command -> "";

    @Test
    void names_a_processor_of_windows_by_registry_and_identifier() {
        HostSystem windows = HostSystem.of(
                "Windows 11",
                Map.of("PROCESSOR_IDENTIFIER", "Intel64 Family 6 Model 85 Stepping 7, GenuineIntel"),
                command -> String.join(" ", command).startsWith("reg query HKLM\\HARDWARE")
                        ? "\r\nHKEY_LOCAL_MACHINE\\HARDWARE\r\n    ProcessorNameString    REG_SZ    Xeon(R) Gold 6240\r\n\r\n"
                        : "");

        assertThat(windows.isLinux()).isFalse();
        assertThat(windows.cpu())
                .isEqualTo(new CpuInfo(
                        "GenuineIntel",
                        6,
                        85,
                        7,
                        "Xeon(R) Gold 6240 (Intel64 Family 6 Model 85 Stepping 7, GenuineIntel)",
                        false));
    }

    @Test
    void names_a_processor_of_windows_by_either_alone() {
        Map<String, String> identifier =
                Map.of("PROCESSOR_IDENTIFIER", "ARMv8 (64-bit) Family 8 Model D0C Revision 301, Ampere");
        CpuInfo arm = HostSystem.of("Windows Server 2025", identifier, SILENT).cpu();
        CpuInfo named = HostSystem.of("Windows 10", Map.of(), command -> "ProcessorNameString REG_SZ Core i7\r\n")
                .cpu();

        assertThat(arm.name()).isEqualTo(identifier.get("PROCESSOR_IDENTIFIER"));
        assertThat(named.name()).isEqualTo("Core i7");
        assertThat(named.family()).isEqualTo(-1);
    }

    @Test
    void names_a_mac_by_its_chip_and_its_model() {
        Map<String, String> answers =
                Map.of("machdep.cpu.brand_string", "Apple M2\n", "hw.model", "Mac14,2\n", "kern.hv_vmm_present", "0\n");
        CpuInfo cpu = HostSystem.of("Mac OS X", Map.of(), command -> answers.getOrDefault(command[2], ""))
                .cpu();

        assertThat(cpu).isEqualTo(new CpuInfo("", -1, -1, -1, "Apple M2, Mac14,2", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows 11", "Mac OS X", "FreeBSD", "AIX", ""})
    void knows_nothing_of_a_system_that_answers_nothing(String name) {
        HostSystem system = HostSystem.of(name, Map.of(), SILENT);

        assertThat(system.cpu().name()).isEqualTo(CpuInfo.UNKNOWN);
        assertThat(system.isLinux()).isFalse();
        try (BusyClock clock = system.busyClock()) {
            // The JDK tells the load of whatever this test runs on, or the clock says that it has none.
            assertThat(clock.name()).isIn("load", "none");
            assertThat(clock.nanos()).isGreaterThanOrEqualTo(BusyClock.NO_READING);
        }
    }

    @Test
    void tells_different_machines_from_each_other() {
        Set<String> names = new HashSet<>();
        for (String model : List.of("85 Stepping 7", "85 Stepping 4", "143 Stepping 8")) {
            names.add(HostSystem.of(
                            "Windows 11",
                            Map.of("PROCESSOR_IDENTIFIER", "Intel64 Family 6 Model " + model + ", GenuineIntel"),
                            SILENT)
                    .cpu()
                    .name());
        }

        assertThat(names).hasSize(3);
    }

    @Test
    void adds_up_busy_time_from_the_load() {
        AtomicLong now = new AtomicLong();
        double[] load = {0.5};
        LoadBusyClock clock = new LoadBusyClock(() -> load[0], now::get, 4, 500_000_000);
        now.set(1_000_000_000);
        assertThat(clock.nanos()).isEqualTo(2_000_000_000);
        load[0] = Double.NaN;
        now.set(2_000_000_000);
        assertThat(clock.nanos()).as("no new load: the last one goes on").isEqualTo(4_000_000_000L);
        load[0] = 1;
        now.set(3_000_000_000L);
        assertThat(clock.nanos()).isEqualTo(8_000_000_000L);
        assertThat(clock.grainNanos()).isEqualTo(500_000_000);
    }

    @Test
    void ends_a_command_that_is_not_there_without_an_answer() {
        assertThat(Command.ofThisMachine().output("no-such-command-of-any-system"))
                .isEmpty();
    }
}
