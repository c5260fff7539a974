/** Reads the CPU time of this JVM, thread by thread and as a whole, and of the processes that it has started. */
@NullMarked
package io.github.energyjunit.meter.process;

import org.jspecify.annotations.NullMarked;
