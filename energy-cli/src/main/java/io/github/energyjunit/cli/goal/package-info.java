/**
 * The goals of energy-maven-plugin without Maven: their settings, and what they judge.
 *
 * <p>Internal: public types are for this project's other packages, and may change in any version.
 */
@NullMarked
package io.github.energyjunit.cli.goal;

import org.jspecify.annotations.NullMarked;
