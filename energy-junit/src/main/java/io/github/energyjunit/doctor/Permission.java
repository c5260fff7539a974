package io.github.energyjunit.doctor;

import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.powercap.PowercapProvider;
import org.jspecify.annotations.Nullable;

/** Knows how the right to read counters is given for good. */
final class Permission {
    private static final String RULE = "ACTION==\"add\", SUBSYSTEM==\"powercap\", TEST==\"energy_uj\","
            + " RUN+=\"/bin/chgrp energy /sys%p/energy_uj\", RUN+=\"/bin/chmod g+r /sys%p/energy_uj\"";

    private Permission() {}

    /** Returns a source's own remedy, and for powercap the rule that lasts over reboots as well. */
    static @Nullable String lastingRemedy(String source, Probe.Unavailable unavailable) {
        if (!source.equals(PowercapProvider.NAME) || !unavailable.reason().startsWith("permission denied")) {
            return unavailable.remedy();
        }
        return "for good: sudo groupadd --system energy; sudo usermod -aG energy \"$USER\" (holds from the next login);"
                + " echo '" + RULE + "' | sudo tee /etc/udev/rules.d/70-energy.rules; sudo udevadm control --reload;"
                + " sudo udevadm trigger --action=add --subsystem-match=powercap. Who can read the counters can learn"
                + " about other programs' data, keys included (CVE-2020-8694): give the group to people you trust."
                + " More in docs/sources/powercap.md";
    }
}
