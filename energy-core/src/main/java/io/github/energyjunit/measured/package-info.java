/**
 * What was measured: by invocation of a test, by test, by class and by JVM.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.measured;

import org.jspecify.annotations.NullMarked;
