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
 * Skips a test, or all tests of a class, where joules of this quality cannot be had, with a reason that names the source
 * that there is: a test that exists for its number is better skipped than measured doubtfully.
 *
 * <p>Where nothing is measured at all ({@code energy.skip}), the test runs.
 *
 * @since 0.1.0
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(RequiredQuality.class)
public @interface RequiresEnergyQuality {
    /** Tells the least quality: {@code MEASURED}, {@code RELAYED}, which lets measured joules pass too, or any. */
    Quality value() default Quality.MEASURED;
}
