package io.github.energyjunit.spring;

import io.github.energyjunit.measurement.Contexts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Follows one run of an application of Spring Boot, which starts a context: also for the constructor of a test, of which
 * {@link BeforeContext} knows nothing.
 */
final class BootRun implements SpringApplicationRunListener {
    private static final String STARTER = "spring-boot";

    /** Begins to run: Spring Boot makes it right before it calls its listeners, in different words in each version. */
    BootRun(SpringApplication application, String[] arguments) {
        Contexts.starting(STARTER);
    }

    @Override
    public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
        Contexts.started(STARTER);
    }

    @Override
    public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
        Contexts.started(STARTER);
    }
}
