package io.github.energyjunit.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks what every source must do. Extend it with a test environment for your source, in which you change its counter
 * exactly as the real writer does: replace the file if that does, because a source that keeps it open then never sees another
 * value. The class uses nothing but energy-junit, JUnit and AssertJ, so copy it into your project.
 */
public abstract class SourceConformance {
    private static final long JOULE = 1_000_000;

    /** Says when a source is not there, and what it must say then. */
    public record Absence(
            String when, SourceProvider provider, Map<String, String> settings, String reason, boolean remedy) {}

    private final List<EnergySource> open = new ArrayList<>();

    /** Creates a new environment: a source that is available, with all counters at some positive value. */
    protected abstract void create() throws Exception;

    /** Returns a provider that looks into the environment. */
    protected abstract SourceProvider provider();

    /** Returns the settings with which the source is available. */
    protected abstract Map<String, String> settings();

    /** Lets one counted domain draw energy. */
    protected abstract void draw(long microjoules) throws Exception;

    /** Lets the counter of that domain fall to a low value, as at a wrap or a restart. Returns false if it never does. */
    protected abstract boolean restart() throws Exception;

    /** Shows the counter half-written or damaged. Returns false if that cannot happen. */
    protected abstract boolean tear() throws Exception;

    /** Takes the counter away. Returns false if that cannot happen. */
    protected abstract boolean vanish() throws Exception;

    /** Shows the counter as it was before it was torn or taken away. */
    protected abstract void comeBack() throws Exception;

    /** Lists the ways in which the source may not be available. */
    protected abstract Stream<Absence> absences() throws Exception;

    /** Returns by how much a measured energy may differ from what was drawn, in µJ. */
    protected long tolerance() {
        return 2;
    }

    @BeforeEach
    void createEnvironment() throws Exception {
        create();
    }

    @AfterEach
    void closeSources() {
        open.forEach(EnergySource::close);
        open.forEach(EnergySource::close);
    }

    @Test
    void describes_itself() {
        EnergySource source = openSource();
        SourceInfo info = source.info();

        assertThat(info).isEqualTo(source.info());
        assertThat(info.name()).isEqualTo(provider().name()).matches("[a-z][a-z0-9-]*");
        assertThat(info.quality()).isEqualTo(provider().quality());
        assertThat(info.domains()).extracting(Domain::name).doesNotHaveDuplicates();
        assertThat(info.domains()).extracting(Domain::counted).contains(true);
        assertThat(info.updatePeriod()).isPositive();
        assertThat(info.model() != null).isEqualTo(info.quality() == Quality.ESTIMATED);
    }

    @Test
    void measures_what_is_drawn() throws Exception {
        Meter meter = Reads.meter(openSource());
        Snapshot start = settled(meter);
        draw(5 * JOULE);
        draw(2 * JOULE);

        assertThat(eventually(meter, start, 7 * JOULE)).isTrue();
    }

    @Test
    void never_takes_a_wrap_or_a_restart_for_energy() throws Exception {
        Meter meter = Reads.meter(openSource());
        Snapshot start = settled(meter);
        assumeTrue(restart(), "this counter never falls");
        draw(JOULE);

        watch(meter, start, JOULE);
        Snapshot later = settled(meter);
        draw(3 * JOULE);
        assertThat(eventually(meter, later, 3 * JOULE)).isTrue();
    }

    @Test
    void never_takes_a_torn_read_for_energy() throws Exception {
        Meter meter = Reads.meter(openSource());
        Snapshot start = settled(meter);
        assumeTrue(tear(), "this counter cannot be torn");

        watch(meter, start, 0);
        comeBack();
        Snapshot later = settled(meter);
        draw(2 * JOULE);
        assertThat(eventually(meter, later, 2 * JOULE)).isTrue();
    }

    @Test
    void has_no_reading_while_it_is_gone_and_measures_again_when_it_is_back() throws Exception {
        Meter meter = Reads.meter(openSource());
        Snapshot start = settled(meter);
        assumeTrue(vanish(), "this counter cannot vanish");

        assertThat(Reads.eventually(() -> Reads.total(meter, start) == EnergySource.NO_READING
                        && Reads.total(meter, Reads.read(meter)) == EnergySource.NO_READING))
                .isTrue();
        comeBack();
        Snapshot later = settled(meter);
        draw(4 * JOULE);
        assertThat(eventually(meter, later, 4 * JOULE)).isTrue();
    }

    @Test
    void serves_two_readers_at_once_and_one_when_the_other_is_closed() throws Exception {
        EnergySource other = openSource();
        Meter first = Reads.meter(openSource());
        Meter second = Reads.meter(other);
        Snapshot firstStart = settled(first);
        Snapshot secondStart = settled(second);
        draw(JOULE);

        assertThat(eventually(first, firstStart, JOULE)).isTrue();
        assertThat(eventually(second, secondStart, JOULE)).isTrue();
        other.close();
        draw(JOULE);
        assertThat(eventually(first, firstStart, 2 * JOULE)).isTrue();
    }

    @Test
    void keeps_an_interrupt_and_reads_all_the_same() throws Exception {
        Meter meter = Reads.meter(openSource());
        Snapshot start = settled(meter);
        draw(JOULE);
        assertThat(eventually(meter, start, JOULE)).isTrue();
        Thread.currentThread().interrupt();
        Snapshot end = Reads.read(meter);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(meter.between(start, end).totalMicrojoules()).isPositive();
    }

    @TestFactory
    Stream<DynamicTest> says_why_it_is_not_there() throws Exception {
        return absences()
                .map(absence -> dynamicTest(absence.when(), () -> {
                    Probe probe = absence.provider().probe(configuration(absence.settings()));
                    if (probe instanceof Probe.Unavailable unavailable) {
                        assertThat(unavailable.reason()).contains(absence.reason());
                        assertThat(unavailable.remedy() != null).isEqualTo(absence.remedy());
                        return;
                    }
                    // What can only be found out in the background shows as missing readings.
                    EnergySource source = ((Probe.Available) probe).source();
                    open.add(source);
                    long[] raw = new long[source.info().domains().size()];
                    assertThat(Reads.eventually(() -> {
                                source.read(raw);
                                return raw[0] == EnergySource.NO_READING
                                        && String.valueOf(source.trouble()).contains(absence.reason());
                            }))
                            .as("readings %s, trouble %s", raw, source.trouble())
                            .isTrue();
                }));
    }

    /** Opens one more source in this environment. */
    protected final EnergySource openSource() {
        Probe probe = provider().probe(configuration(settings()));
        assertThat(probe).isInstanceOf(Probe.Available.class);
        EnergySource source = ((Probe.Available) probe).source();
        open.add(source);
        return source;
    }

    /** Makes a configuration of these settings alone. */
    protected static Configuration configuration(Map<String, String> settings) {
        return new Configuration(key -> Optional.ofNullable(settings.get(key)));
    }

    private boolean eventually(Meter meter, Snapshot start, long microjoules) {
        return Reads.eventually(() -> Math.abs(Reads.total(meter, start) - microjoules) <= tolerance());
    }

    /** Reads for a while; each interval has either no reading or no more energy than was drawn. */
    private void watch(Meter meter, Snapshot start, long drawn) {
        long end = System.nanoTime() + watchNanos();
        while (System.nanoTime() < end) {
            assertThat(Reads.total(meter, start)).isBetween(EnergySource.NO_READING, drawn + tolerance());
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Returns for how long the kit watches a damaged counter. */
    protected long watchNanos() {
        return 50_000_000L;
    }

    /** Reads until each counted domain has a reading and, for a relayed one, shows the state of the environment. */
    private Snapshot settled(Meter meter) {
        assertThat(Reads.eventually(() -> Reads.readable(meter)))
                .as("%s", meter.trouble())
                .isTrue();
        Reads.pass(settleNanos());
        assertThat(Reads.eventually(() -> Reads.readable(meter)))
                .as("%s", meter.trouble())
                .isTrue();
        return Reads.read(meter);
    }

    /** Returns how long after a change a reading shows it. */
    protected long settleNanos() {
        return 0;
    }
}
