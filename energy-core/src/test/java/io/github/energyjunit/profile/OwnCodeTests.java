package io.github.energyjunit.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Which code is the user's own: calls are told from where it is left. */
class OwnCodeTests {
    private final CallTree tree = new CallTree();

    @Test
    void what_comes_from_folders_is_own_and_what_comes_from_jars_is_not() {
        tree.add(List.of("it.OrderTests.total", "com.lib.Money.add", "java.math.BigDecimal.add"), 1);

        Predicate<String> own = own(Map.of("it", "target/test-classes", "com.lib", "lib-1.0.jar"));

        assertThat(own).accepts("it.OrderTests.total").rejects("com.lib.Money.add", "java.math.BigDecimal.add");
    }

    @Test
    void if_all_comes_from_jars_it_is_all_but_the_jdk_and_native_code() {
        tree.add(List.of("it.OrderTests.total", "com.lib.Money.add", "java.math.BigDecimal.add"), 1);

        Predicate<String> own = own(Map.of("it", "acme-tests.jar", "com.lib", "lib-1.0.jar"));

        assertThat(own)
                .accepts("it.OrderTests.total", "com.lib.Money.add")
                .rejects("java.math.BigDecimal.add", "libc.so.6!memcpy", "[JIT compiler]");
    }

    @Test
    void what_only_the_jdk_of_the_tests_has_belongs_to_a_jdk_and_is_nobodys_own() {
        String later = "jdk.internal.notyet.Faster.divide";
        tree.add(List.of("it.OrderTests.total", later), 1);
        Dependencies dependencies = Dependencies.of(List.of(), Set.of("jdk.internal.notyet", "it"));

        assertThat(dependencies.of(later)).isEqualTo("JDK of the tests");
        assertThat(dependencies.of("it.OrderTests.total")).isEqualTo("(unknown)");
        assertThat(new Profiles("jfr", Map.of(), null, Map.of(), dependencies::of).own(tree))
                .accepts("it.OrderTests.total")
                .rejects(later);
    }

    private Predicate<String> own(Map<String, String> places) {
        Dependencies jdk = Dependencies.of(List.of(), Set.of("java.math"));
        return new Profiles(
                        "jfr",
                        Map.of(),
                        null,
                        Map.of(),
                        method -> places.getOrDefault(Dependencies.packageOf(method), jdk.of(method)))
                .own(tree);
    }
}
