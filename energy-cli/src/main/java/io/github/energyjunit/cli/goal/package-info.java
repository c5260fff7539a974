/** The goals of energy-maven-plugin without Maven: their settings, and what they judge. */
@NullMarked
package io.github.energyjunit.cli.goal;

import org.jspecify.annotations.NullMarked;
