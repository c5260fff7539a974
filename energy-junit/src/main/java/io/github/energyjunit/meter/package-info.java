/** Reads cumulative energy from a source and turns it into snapshots and intervals; knows nothing of JUnit. */
@NullMarked
package io.github.energyjunit.meter;

import org.jspecify.annotations.NullMarked;
