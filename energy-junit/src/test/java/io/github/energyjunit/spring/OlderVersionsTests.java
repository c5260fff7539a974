package io.github.energyjunit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Interfaces of older versions of Spring have no default methods: what is missing here fails every test there. */
class OlderVersionsTests {
    private static final String CONTEXT = "ConfigurableApplicationContext";

    @Test
    void every_method_of_test_execution_listener_of_spring4_is_there() {
        Set<String> expected = Set.of(
                "beforeTestClass(TestContext)",
                "prepareTestInstance(TestContext)",
                "beforeTestMethod(TestContext)",
                "afterTestMethod(TestContext)",
                "afterTestClass(TestContext)");

        assertThat(methods(BeforeContext.class)).containsAll(expected);
        assertThat(methods(AfterContext.class)).containsAll(expected);
    }

    @Test
    void every_method_of_the_run_listener_of_spring_boot1_and2_is_there() {
        assertThat(methods(BootRun.class))
                // 1.2 to 1.4, where the first one was called "started"; 1.5 to 2.3; 2.0 to 2.5
                .contains("started()", "finished(" + CONTEXT + ",Throwable)")
                .contains("starting()", "environmentPrepared(ConfigurableEnvironment)")
                .contains("contextPrepared(" + CONTEXT + ")", "contextLoaded(" + CONTEXT + ")")
                .contains("started(" + CONTEXT + ")", "running(" + CONTEXT + ")")
                .contains("failed(" + CONTEXT + ",Throwable)");
    }

    /** Returns the public ones that this project wrote, by name and types of parameters. */
    private static Set<String> methods(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.github.energyjunit")
                        && !Modifier.isAbstract(method.getModifiers()))
                .map(method -> method.getName()
                        + Stream.of(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(",", "(", ")")))
                .collect(Collectors.toSet());
    }
}
