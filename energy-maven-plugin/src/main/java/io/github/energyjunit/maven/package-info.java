/** Holds the goals: each reads its parameters, calls one thing and logs the outcome. */
@NullMarked
package io.github.energyjunit.maven;

import org.jspecify.annotations.NullMarked;
