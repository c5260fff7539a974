/** The versions that are compared: where their code comes from, and what a JVM needs to run their tests. */
@NullMarked
package io.github.energyjunit.checkout;

import org.jspecify.annotations.NullMarked;
