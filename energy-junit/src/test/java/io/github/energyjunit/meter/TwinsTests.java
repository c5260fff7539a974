package io.github.energyjunit.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whoever made the processor: dies that move alike are counted once, others add up, from the first interval on. */
class TwinsTests {
    private static final long MS = 1_000_000;

    private long now;

    @Test
    void adds_twelve_dies_of_one_to_twelve_watts() {
        World world = new World(IntStream.rangeClosed(1, 12).asDoubleStream().toArray());

        assertThat(world.watts(300 * MS)).isCloseTo(78, within(0.3));
    }

    @Test
    void counts_twelve_dies_once_that_repeat_each_other() {
        World world = new World(Repetition.EXACT, 36, 12);

        assertThat(world.watts(300 * MS)).isCloseTo(36, within(0.3));
    }

    @Test
    void adds_dies_that_differ_by_a_fiftieth() {
        World world = new World(10, 10.2);

        assertThat(world.watts(1_000 * MS)).isCloseTo(20.2, within(0.1));
        assertThat(world.watts(2 * MS))
                .as("settled by now, even for short ones")
                .isCloseTo(20.2, within(11.0));
        assertThat(world.watts(1_000 * MS)).isCloseTo(20.2, within(0.1));
    }

    @Test
    void goes_on_adding_dies_whose_energies_meet_later() {
        World world = new World(10, 20);
        for (int i = 0; i < 5; i++) {
            world.watts(100 * MS);
        }
        world.power = new double[] {20, 10};
        for (int i = 0; i < 5; i++) {
            world.watts(100 * MS);
        }

        assertThat(world.watts(100 * MS)).isCloseTo(30, within(0.5));
    }

    @Test
    void stays_with_once_when_one_reading_falls_between_two_updates() {
        World world = new World(Repetition.EXACT, 50, 2);
        world.watts(1_000 * MS);
        world.source.raw[1] -= 2_500_000;
        world.read();
        world.source.raw[1] += 2_500_000;

        assertThat(world.watts(100 * MS)).isCloseTo(50, within(0.5));
    }

    @Test
    void starts_anew_after_a_reset() {
        World world = new World(Repetition.EXACT, 50, 2);
        world.watts(1_000 * MS);
        Arrays.fill(world.source.raw, 5);
        world.watts(100 * MS);
        world.watts(100 * MS);

        assertThat(world.watts(100 * MS)).isCloseTo(50, within(0.5));
    }

    @Test
    void leaves_a_repeated_die_out_of_the_domains_so_that_they_add_up() {
        World world = new World(Repetition.EXACT, 50, 2);
        Snapshot start = world.read();
        world.pass(100 * MS);
        Interval interval = world.meter.between(start, world.read());

        assertThat(interval.isRepeated(0)).isFalse();
        assertThat(interval.isRepeated(1)).isTrue();
        assertThat(interval.totalMicrojoules()).isEqualTo(interval.microjoules(0));
    }

    @Property(seed = "2026", tries = 300, edgeCases = EdgeCasesMode.NONE)
    void isRightForAnyDiesFromTheFirstInterval(
            @ForAll @IntRange(min = 2, max = 12) int dies,
            @ForAll boolean repeated,
            @ForAll @IntRange(min = 1, max = 4) int intervals,
            @ForAll long seed) {
        Random random = new Random(seed);
        double base = 1 + 100 * random.nextDouble();
        double[] power = new double[dies];
        for (int i = 0; i < dies; i++) {
            power[i] = repeated ? base : base * Math.pow(1.05, i) * (1 + 0.02 * random.nextDouble());
        }
        World world = repeated ? new World(Repetition.ONE_UPDATE_APART, base, dies) : new World(power);
        for (int i = 0; i < intervals; i++) {
            long nanos = (200 + random.nextInt(2_000)) * MS;
            double right = repeated ? base : Arrays.stream(power).sum();
            assertThat(world.watts(nanos)).isCloseTo(right, within(0.02 * right));
            assertThat(world.wattsOfSlices(nanos)).isCloseTo(right, within(0.02 * right));
        }
    }

    private enum Repetition {
        EXACT,
        ONE_UPDATE_APART
    }

    /** Counters that are updated each millisecond; those that repeat the first may be read one update later. */
    private final class World {
        private final ScriptedSource source;
        private final Meter meter;
        private final double[] exact;
        private final Random random = new Random(7);
        private final boolean late;
        private double[] power;

        World(double... power) {
            this(false, power);
        }

        World(Repetition repetition, double watts, int dies) {
            this(
                    repetition == Repetition.ONE_UPDATE_APART,
                    IntStream.range(0, dies).mapToDouble(i -> watts).toArray());
        }

        private World(boolean late, double[] power) {
            this.late = late;
            this.power = power;
            exact = new double[power.length];
            Domain[] domains = IntStream.range(0, power.length)
                    .mapToObj(i -> new Domain("package-0-die-" + i, true, 0, 1_500, "package-0"))
                    .toArray(Domain[]::new);
            source = new ScriptedSource(domains);
            meter = new Meter(source, () -> now);
        }

        double watts(long nanos) {
            Snapshot start = read();
            pass(nanos);
            Interval interval = meter.between(start, read());
            assertThat(interval.flags()).doesNotContain(Flag.IMPLAUSIBLE);
            return 1e3 * interval.totalMicrojoules() / nanos;
        }

        double wattsOfSlices(long nanos) {
            Snapshot start = read();
            pass(nanos);
            return 1e3 * meter.totalBetween(start, read()) / nanos;
        }

        void pass(long nanos) {
            now += nanos;
            for (int i = 0; i < exact.length; i++) {
                exact[i] += power[i] * nanos / 1e3;
                double behind = late && i > 0 && random.nextBoolean() ? power[i] * 1e3 : 0;
                source.raw[i] = Math.max(source.raw[i], Math.round(exact[i] - behind));
            }
        }

        Snapshot read() {
            Snapshot snapshot = meter.newSnapshot();
            meter.read(snapshot);
            return snapshot;
        }
    }

    @Test
    void makes_no_group_of_a_single_counted_die() {
        ScriptedSource one = new ScriptedSource(
                new Domain("package-0-die-0", true, 0, 1_500, "package-0"),
                new Domain("package-0-die-1", false, 0, 1_500, "package-0"),
                new Domain("package-1", true, 0, 1_500));

        assertThat(List.of(Twins.among(one.info()))).isEmpty();
    }
}
