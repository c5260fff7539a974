/**
 * The versions that are compared: where their code comes from, and what a JVM needs to run their tests.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.checkout;

import org.jspecify.annotations.NullMarked;
