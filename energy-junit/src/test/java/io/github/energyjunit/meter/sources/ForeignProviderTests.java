package io.github.energyjunit.meter.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.energyjunit.meter.Configuration;
import io.github.energyjunit.meter.Domain;
import io.github.energyjunit.meter.EnergySource;
import io.github.energyjunit.meter.Probe;
import io.github.energyjunit.meter.Quality;
import io.github.energyjunit.meter.Setting;
import io.github.energyjunit.meter.SourceInfo;
import io.github.energyjunit.meter.SourceProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A source from outside may do in each of its methods whatever it likes: there is a reason, and nobody waits long. */
@Timeout(60)
class ForeignProviderTests {
    private static final SourceInfo INFO = new SourceInfo(
            "foreign", Quality.RELAYED, List.of(new Domain("plug", true)), Duration.ofMillis(1), null, List.of());

    private final CountDownLatch never = new CountDownLatch(1);
    private String faulty = "";
    private String fault = "";

    @AfterEach
    void letGo() {
        never.countDown();
    }

    private Object misbehave(Class<?> returned) throws Throwable {
        switch (fault) {
            case "throws" -> throw new IllegalStateException("as it likes");
            case "throws an error" -> throw new AssertionError("as it likes");
            case "interrupts" -> Thread.currentThread().interrupt();
            case "blocks" -> never.await();
            case "blocks deafly" -> {
                for (boolean over = false; !over; ) {
                    try {
                        never.await();
                        over = true;
                    } catch (InterruptedException e) {
                        // deaf
                    }
                }
            }
            default -> {}
        }
        return returned == String.class ? "foreign" : null;
    }

    @SuppressWarnings("unchecked")
    private <T> T faulty(Class<T> type, T sound) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals(faulty)) {
                Object instead = misbehave(method.getReturnType());
                if (!fault.equals("interrupts")) {
                    return instead;
                }
            }
            return method.invoke(sound, arguments);
        };
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private SourceProvider provider() {
        EnergySource source = faulty(EnergySource.class, new CountingSource());
        return faulty(SourceProvider.class, new SourceProvider() {
            @Override
            public String name() {
                return "foreign";
            }

            @Override
            public Quality quality() {
                return Quality.RELAYED;
            }

            @Override
            public List<Setting> settings() {
                return List.of(Setting.path("energy.foreign.file", "a file"));
            }

            @Override
            public List<String> otherNames() {
                return List.of("strange");
            }

            @Override
            public Probe probe(Configuration configuration) {
                return new Probe.Available(source);
            }
        });
    }

    private static final class CountingSource implements EnergySource {
        private long microjoules;

        @Override
        public SourceInfo info() {
            return INFO;
        }

        @Override
        public void read(long[] into) {
            into[0] = ++microjoules;
        }

        @Override
        public void close() {}
    }

    static List<List<String>> faults() {
        List<List<String>> faults = new ArrayList<>();
        for (String method : List.of(
                "name",
                "quality",
                "settings",
                "otherNames",
                "probe",
                "info",
                "read",
                "trouble",
                "rest",
                "wake",
                "close")) {
            for (String fault : List.of("throws", "throws an error", "returns null", "interrupts", "blocks")) {
                // Looking for sources happens once, and may take seconds.
                if (!fault.equals("blocks")
                        || List.of("read", "trouble", "rest", "wake", "close").contains(method)) {
                    faults.add(List.of(method, fault));
                }
            }
        }
        return faults;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatever_one_method_does_nobody_is_harmed(List<String> what) {
        faulty = what.get(0);
        fault = what.get(1);
        List<ForeignProvider> found = ForeignProvider.load(List.of(provider()).iterator(), List.of());

        for (SourceProvider provider : found) {
            Probe probe = provider.probe(new Configuration(key -> Optional.empty()));
            if (probe instanceof Probe.Available available) {
                use(available.source());
            } else {
                assertThat(((Probe.Unavailable) probe).reason()).isNotBlank();
            }
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static void use(EnergySource source) {
        long start = System.nanoTime();
        source.wake();
        long[] values = {7};
        source.read(values);
        assertThat(values[0]).isIn(EnergySource.NO_READING, 1L, 7L);
        assertThat(source.info()).isEqualTo(INFO);
        source.trouble();
        source.rest();
        source.close();
        // Five calls, none of which waits for more than a quarter of a second.
        assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
    }

    @Test
    void another_word_for_it_is_answered_with_its_name() {
        Sources sources =
                new Sources(List.copyOf(ForeignProvider.load(List.of(provider()).iterator(), List.of())));

        assertThatThrownBy(() -> sources.wanted(new Configuration(key -> Optional.of("strange"))))
                .hasMessageContaining("for 'strange' write foreign");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocks", "blocks deafly", "throws"})
    void has_a_reading_again_when_the_fault_is_over(String kind) throws InterruptedException {
        Probe probe = ForeignProvider.load(List.of(provider()).iterator(), List.of())
                .get(0)
                .probe(new Configuration(key -> Optional.empty()));
        EnergySource source = ((Probe.Available) probe).source();
        long[] values = {0};
        source.read(values);
        assertThat(values[0]).isEqualTo(1);

        faulty = "read";
        fault = kind;
        source.read(values);
        assertThat(values[0]).isEqualTo(EnergySource.NO_READING);
        assertThat(source.trouble()).isNotBlank();

        faulty = "";
        never.countDown();
        for (int i = 0; i < 600 && values[0] < 0; i++) {
            Thread.sleep(50);
            source.read(values);
        }
        assertThat(values[0]).isGreaterThan(1);
        source.close();
    }

    @Test
    void a_thread_that_rests_is_gone() throws InterruptedException {
        Probe probe = ForeignProvider.load(List.of(provider()).iterator(), List.of())
                .get(0)
                .probe(new Configuration(key -> Optional.empty()));
        EnergySource source = ((Probe.Available) probe).source();
        source.read(new long[1]);
        Thread worker = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("energy-junit-foreign"))
                .findFirst()
                .orElseThrow();

        source.rest();

        worker.join(30_000);
        assertThat(worker.isAlive()).isFalse();
    }
}
