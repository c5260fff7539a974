package io.github.energyjunit;

import io.github.energyjunit.meter.Quality;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips a test, or all tests of a class, if joules of this quality are not available, with a reason that names the available
 * source: if a test exists for its number, skipping it is better than an unreliable measurement.
 *
 * <p>If nothing is measured at all ({@code energy.skip}), the test runs.
 *
 * @since 0.1.0
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(RequiredQuality.class)
public @interface RequiresEnergyQuality {
    /** The lowest accepted quality: {@code MEASURED}, {@code RELAYED}, which accepts measured joules too, or any. */
    Quality value() default Quality.MEASURED;
}
