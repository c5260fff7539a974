/** What was measured: by invocation of a test, by test, by class and by JVM. */
@NullMarked
package io.github.energyjunit.measured;

import org.jspecify.annotations.NullMarked;
