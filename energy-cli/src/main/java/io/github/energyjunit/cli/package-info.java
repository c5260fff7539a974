/** The command line: reads options, calls one thing, prints the outcome. */
@NullMarked
package io.github.energyjunit.cli;

import org.jspecify.annotations.NullMarked;
