/** Reports the energy of JMH benchmarks, in joules per operation. */
@NullMarked
package io.github.energyjunit.jmh;

import org.jspecify.annotations.NullMarked;
