package io.github.energyjunit.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JUnitNeedsTests {
    private static final String API = "org.junit.jupiter:junit-jupiter-api";
    private static final String ENGINE = "org.junit.jupiter:junit-jupiter-engine";
    private static final String COMMONS = "org.junit.platform:junit-platform-commons";

    @Test
    void jupiter_with_its_engine_lacks_the_launcher_alone() {
        assertThat(JUnitNeeds.missing(Map.of(API, "5.10.5", ENGINE, "5.10.5", COMMONS, "1.10.5")))
                .containsExactly("org.junit.platform:junit-platform-launcher:1.10.5");
    }

    @Test
    void the_api_alone_lacks_engine_and_launcher() {
        assertThat(JUnitNeeds.missing(Map.of(API, "5.9.3")))
                .containsExactly(ENGINE + ":5.9.3", "org.junit.platform:junit-platform-launcher:1.9.3");
    }

    @Test
    void from_jupiter_6_on_the_platform_has_the_same_number() {
        assertThat(JUnitNeeds.missing(Map.of(API, "6.1.3", ENGINE, "6.1.3")))
                .containsExactly("org.junit.platform:junit-platform-launcher:6.1.3");
    }

    @Test
    void junit_4_alone_lacks_vintage() {
        assertThat(JUnitNeeds.missing(Map.of("junit:junit", "4.12")))
                .containsExactly(
                        "org.junit.vintage:junit-vintage-engine:5.14.4",
                        "org.junit.platform:junit-platform-launcher:1.14.4");
    }

    @Test
    void junit_4_beside_jupiter_is_left_to_the_project_as_surefire_does() {
        assertThat(JUnitNeeds.missing(Map.of("junit:junit", "4.13.2", API, "5.10.5", ENGINE, "5.10.5")))
                .containsExactly("org.junit.platform:junit-platform-launcher:1.10.5");
    }

    @Test
    void a_project_that_has_everything_or_nothing_lacks_nothing() {
        assertThat(JUnitNeeds.missing(Map.of())).isEmpty();
        assertThat(JUnitNeeds.missing(Map.of(
                        API, "5.10.5", ENGINE, "5.10.5", "org.junit.platform:junit-platform-launcher", "1.10.5")))
                .isEmpty();
    }
}
