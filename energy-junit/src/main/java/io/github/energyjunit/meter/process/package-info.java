/**
 * Reads the CPU time of this JVM, thread by thread and as a whole, and of the processes that it has started.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.meter.process;

import org.jspecify.annotations.NullMarked;
