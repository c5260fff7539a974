package io.github.energyjunit.meter.cpu;

import java.io.IOException;

/** Never has a reading. */
final class AbsentBusyClock implements BusyClock {
    /** Opens a clock. */
    interface Opener {
        BusyClock open() throws IOException;
    }

    /** Opens a clock, or takes this one where that fails. */
    static BusyClock unless(Opener opener) {
        try {
            return opener.open();
        } catch (IOException e) {
            return new AbsentBusyClock();
        }
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public long nanos() {
        return NO_READING;
    }

    @Override
    public void close() {}
}
