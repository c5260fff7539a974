/** Follows counters that another program reads, in a thread of its own, so that measuring never waits for them. */
@NullMarked
package io.github.energyjunit.meter.relay;

import org.jspecify.annotations.NullMarked;
