/**
 * Holds the goals: each reads its parameters, calls one thing and logs the outcome.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.maven;

import org.jspecify.annotations.NullMarked;
