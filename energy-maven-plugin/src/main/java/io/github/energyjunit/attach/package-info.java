/** Adds energy-junit to the test JVMs of a project that has never heard of it; knows no Maven type. */
@NullMarked
package io.github.energyjunit.attach;

import org.jspecify.annotations.NullMarked;
